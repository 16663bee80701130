import { normalise, stem, wordsOf } from './normalise.ts';

/** Words that carry no intent: how a request is framed, not what it is about. */
const FRAME = new Set(
  `a an the i me my mine we our us you your it its is are am was were be been being to of for in on at by with from and or so
   that this these those do does did can could would will may might shall should please help assistance assist need want
   like know how what there if then just some any have has had get got got try trying tell let hi hello hey dear team thanks
   thank good morning afternoon evening regards best sent phone question problem problems issue issues information info
   about one ordernumber digits email link possible able because as but also very really more`.split(/\s+/),
);
/** Framing words that decide in pairs: "how long", "when will", "not arrived". */
const PAIRED = new Set(['how', 'what', 'when', 'where', 'not', 'never', 'no', 'still', 'which', 'get', 'my']);

/** One word for what is one thing to a shop. */
const CONCEPTS: readonly (readonly [string, string])[] = [
  ['parcel', 'package parcel shipment packet box'],
  ['order', 'order orders ordered ordering purchase purchases purchased'],
  [
    'refund',
    'refund refunds refunded refunding reimbursement reimbursements reimbursed reimburse rebate rebates restitution restitutions compensation compensations',
  ],
  ['return', 'return returns returned returning exchange exchanged exchanging swap'],
  [
    'deliver',
    'deliver delivers delivered delivery deliveries delivering ship ships shipped shipping dispatch dispatched',
  ],
  ['arrive', 'arrive arrives arrived arriving arrival come comes came'],
  ['track', 'track tracks tracking trace tracing locate follow tracked'],
  [
    'change',
    'change changes changing changed edit editing edited modify modifying update updating correct correcting alter fix',
  ],
  ['cancel', 'cancel cancels cancelled cancelling cancellation cancellations'],
  ['invoice', 'invoice invoices bill bills receipt receipts'],
  ['pay', 'pay paying payment payments paid checkout'],
  ['option', 'option options method methods modality modalities alternative alternatives'],
  ['fee', 'fee fees charge charges penalty penalties cost costs'],
  ['account', 'account accounts profile profiles user users'],
  [
    'damaged',
    'damaged broken cracked smashed scratched dented torn shattered crushed dent crack scratch damage',
  ],
  ['wrong', 'wrong incorrect different'],
  ['item', 'item items product products article articles goods thing things'],
  ['register', 'register registering registration registered signup sign'],
  ['person', 'human person people agent agents operator representative assistant advisor somebody someone'],
  ['complain', 'complaint complaints complain complaining claim claims reclamation reclamations protest'],
  ['password', 'password passwords passcode key login'],
  ['review', 'review reviews feedback opinion opinions comment comments'],
  ['subscribe', 'subscribe subscribing subscription subscribed unsubscribe unsubscribing'],
  ['see', 'see check checking view look looking find show'],
  ['time', 'time times period duration soon fast quickly long days'],
];
const CONCEPT_OF = new Map(
  CONCEPTS.flatMap(([concept, words]) => words.split(' ').map((word) => [word, concept] as const)),
);

/** A message as the model sees it: concepts, stems, and pairs of neighbours. */
export interface Features {
  readonly names: readonly string[];
  /** The words that carry meaning, as stems. */
  readonly content: readonly string[];
}

/** Reads the features of a text. Pure. */
export function featuresOf(text: string): Features {
  const words = wordsOf(normalise(text));
  const content = words.filter((word) => !FRAME.has(word)).map(canonical);
  const ordered = words.filter((word) => !FRAME.has(word) || PAIRED.has(word)).map(canonical);
  const pairs = ordered.slice(1).map((word, index) => `${ordered[index]}_${word}`);
  return { names: [...new Set([...content, ...pairs])], content: [...new Set(content)] };
}

function canonical(word: string): string {
  return CONCEPT_OF.get(word) ?? stem(word);
}
