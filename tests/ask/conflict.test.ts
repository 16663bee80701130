import { expect, test } from 'vitest';
import { conflictIn } from '../../src/ask/answer/conflict.ts';
import { sentencesOf } from '../../src/ask/answer/sentences.ts';
import type { FoundPassage } from '../../src/ask/retrieve/store.ts';

function passage(text: string, more: Partial<FoundPassage> = {}): FoundPassage {
  return {
    documentId: text,
    path: text,
    title: text,
    owner: null,
    heading: '',
    text,
    reviewBy: null,
    isStale: false,
    isSuperseded: false,
    awaitsOwner: false,
    similarity: 0.5,
    score: 0.5,
    ...more,
  };
}

/** Pairs that one person could not both obey. */
test.each([
  [
    'how long may an exchange take',
    'An exchange must be asked for within 20 days of delivery.',
    'Customers may ask for an exchange within 40 days of delivery.',
  ],
  [
    'when does the warehouse open',
    'The warehouse opens at 6:30 am.',
    'The warehouse opens at 7 am on working days.',
  ],
  ['gift card expiry', 'Gift cards expire after 24 months.', 'A gift card expires after 1 year.'],
  ['free shipping above what', 'Shipping is free above $75.', 'Shipping is free above $60.'],
  ['how heavy may a parcel be', 'A parcel may weigh up to 20 kg.', 'Parcels may weigh at most 25 kg.'],
  ['may we smoke at the dock', 'Smoking at the dock is allowed.', 'Smoking at the dock is prohibited.'],
  [
    'can drones be flown in the yard',
    'Drones may be flown in the yard.',
    'Drones must not be flown in the yard.',
  ],
  [
    'are pets welcome in the office',
    'Dogs are allowed in the office.',
    'Dogs are not allowed in the office.',
  ],
  [
    'when is the bin collected',
    'The paper bin is collected on Tuesdays.',
    'The paper bin is collected on Thursdays.',
  ],
  [
    'when is stock counted',
    'Stock is counted every Monday.',
    'Stock is counted every Sunday, never on a Monday.',
  ],
  [
    'last day for the catalogue',
    'The catalogue goes to print on 12 September.',
    'The catalogue goes to print on 20 September.',
  ],
  ['how many pallets fit', 'The cold room holds 12 pallets.', 'The cold room holds 16 pallets.'],
  [
    'how long do refunds take',
    'Refunds are paid within 3 working days.',
    'Refunds are paid within 5 working days.',
  ],
  ['discount for students', 'Students get a discount of 10 %.', 'The discount for students is 15 percent.'],
  ['when does the night shift end', 'The night shift ends at 5 am.', 'The night shift ends at 6:00.'],
  ['may we email reviewers', 'We never write to reviewers by mail.', 'We may write to reviewers by mail.'],
  ['who approves refunds', 'A refund above $200 needs approval.', 'A refund above $350 needs approval.'],
  ['deposit for samples', 'Samples need a deposit of €40.', 'The deposit for samples is €55.'],
  [
    'how often are scales calibrated',
    'The scales are calibrated every six months.',
    'The scales are calibrated every 12 months.',
  ],
  [
    'can forklifts carry passengers',
    'Forklifts may carry passengers.',
    'Forklifts can never carry passengers.',
  ],
  [
    'how long can people send things back',
    'Anything may come back within 28 days of delivery.',
    'You have 60 days from delivery to return a thing.',
  ],
])('“%s”: %s | %s', (question, a, b) => {
  expect(conflictIn(question, sentencesOf([passage(a), passage(b)]))?.sides.map(({ text }) => text)).toEqual([
    a,
    b,
  ]);
});

/** Pairs that both hold. */
test.each([
  [
    'how long may an exchange take',
    'An exchange must be asked for within 20 days of delivery.',
    'Faulty lamps may be exchanged within 400 days of delivery.',
  ],
  ['when is pick-up', 'Pick-up of express parcels is at 4 pm.', 'Pick-up of freight parcels is at 2 pm.'],
  [
    'when is a parcel late',
    'A parcel is late two days after its promise.',
    'A parcel is missing when nobody scans it for nine days.',
  ],
  ['gift card expiry', 'Gift cards expire after 24 months.', 'A gift card expires after two years.'],
  ['how long do returns take', 'Returns take one week.', 'Returns take 7 days.'],
  [
    'what does a label cost',
    'The label of a return costs us $6.80.',
    'The second label costs the customer $6.95.',
  ],
  ['who approves refunds', 'A refund up to $200 needs nobody.', 'A refund above $350 needs the owner.'],
  [
    'when does the factory close',
    'The factory closes for two weeks in August.',
    'The factory closes for one week in December.',
  ],
  ['may candles fly', 'Candles may fly in winter.', 'Candles must not fly in summer.'],
  ['who delivers to islands', 'Red Post does not deliver to islands.', 'Blue Post delivers to islands.'],
  [
    'deadline for complaints',
    'Complaints are answered within 2 days.',
    'Complaints above $500 go to the owner within 1 hour.',
  ],
  ['how many lamps in a box', 'A box holds 12 lamps.', 'A pallet holds 40 boxes.'],
  ['discount for students', 'Students get a discount of 10 %.', 'Teachers get a discount of 15 %.'],
  [
    'return of sale goods',
    'Sale goods may come back within 10 days of delivery.',
    'Everything else may come back within 30 days of delivery.',
  ],
  [
    'when is the bin collected',
    'The paper bin is collected on Tuesdays.',
    'The glass bin is collected on Thursdays.',
  ],
  [
    'meeting with the carrier',
    'The carrier calls on Mondays.',
    'The carrier collects on Mondays and Fridays.',
  ],
  [
    'claim deadline',
    'File the claim with the carrier within 15 days of shipping.',
    'The carrier pays a claim within 30 days of its receipt.',
  ],
  ['how fast is the line', 'An order on Tuesday waits six days.', 'An order is packed within 3 hours.'],
  [
    'commission of partners',
    'Partners get a commission of 20 %.',
    'Twenty orders in a hundred come from partners.',
  ],
  ['pets', 'Dogs are allowed in the office.', 'Dogs are not allowed in the warehouse.'],
  ['weight of parcels', 'A parcel may weigh up to 20 kg.', 'The scale shows 500 g less for each parcel.'],
  ['when does the night shift end', 'The night shift ends at 5 am.', 'The night shift begins at 9 pm.'],
  [
    'size advice',
    'What helped was the line on the page, which halved the returns within ten days.',
    'Customers may return anything within 30 days of delivery.',
  ],
])('no conflict for “%s”: %s | %s', (question, a, b) => {
  expect(conflictIn(question, sentencesOf([passage(a), passage(b)]))).toBeNull();
});

const SHUT = [
  'The factory shuts for Lunar New Year for two weeks.',
  'The factory closes for four weeks at Chinese New Year.',
] as const;

test('documents about different suppliers never disagree, those about one and about all may', () => {
  const of = (...suppliers: (readonly string[])[]) =>
    conflictIn(
      'how long is the factory shut for lunar new year',
      sentencesOf(SHUT.map((text, i) => passage(text, { suppliers: suppliers[i] ?? [] }))),
    );
  expect(of(['S1'], ['S2'])).toBeNull();
  expect(of(['S1'], ['S1', 'S2'])).not.toBeNull();
  expect(of(['S1'], [])).not.toBeNull();
});

test('what is replaced or overdue disagrees with nothing', () => {
  expect(
    conflictIn('new year', sentencesOf([passage(SHUT[0]), passage(SHUT[1], { isSuperseded: true })])),
  ).toBeNull();
});

test('the figures that the question names are those that are shown', () => {
  const three = [
    'Anything may come back within 14 days of delivery.',
    'Anything may come back within 30 days of delivery.',
    'You have 45 days from delivery to send anything back.',
  ];
  const found = conflictIn(
    'the site says 45 days, the folder 30: which?',
    sentencesOf(three.map((text) => passage(text))),
  );
  expect(found?.sides.map(({ text }) => text)).toEqual([three[1], three[2]]);
});
