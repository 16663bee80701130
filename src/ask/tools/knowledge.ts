import { tableSource } from '../asking.ts';
import { list, told, unknown } from '../told.ts';
import { type OwnedRow, readOwned, readPeople, readTermsOf } from './people/facts.ts';
import { count, isTold, oneOf, type Tool } from './tool.ts';

/** Asks what people wrote down; the answer comes from the documents themselves. */
export const written: Tool = {
  name: 'knowledge',
  does: 'answers from what people wrote down: policies, supplier notes, lore, incidents',
  examples: [
    'What buffer do we plan for seasonal products?',
    'Until when can sale goods be returned?',
    'Target cost per acquisition for a category?',
    'Who decided that rule?',
    'What is the rule for opened products?',
    'Where is it written down?',
    'What do we tell customers who ask about repairs?',
    'Which carrier do we use for Alaska?',
    'How are gifts wrapped?',
    'Why did we change the supplier back then?',
    'What is the procedure for a recall?',
    'How many days do customers have to send something back?',
    "What's our safety stock rule for seasonal items?",
    "What's our return window for sale items?",
    'What do we do with opened cosmetics?',
    "What's our target CPA for shoes and who set it?",
    'KB says 30 days, site says 45, which is right?',
    'How do we pack fragile items?',
    'Who approves large purchase orders?',
    'What is our policy on gift cards?',
    'When is supplier closed for holidays?',
    'Which box do we use for candles?',
    'What did we learn from the last incident?',
    'May we ship liquids by air?',
    'What is the order cut-off time?',
    'Who owns the carrier contract?',
    'How do we handle damaged parcels?',
    'Are we allowed to discount below cost?',
    'What is the rule for brand keywords?',
    'Why do we never order from supplier in February?',
    'What happens when a customer refuses a parcel?',
    'How does contribution margin get calculated here?',
    'What are the steps when someone joins the team?',
    'Who do I call at supplier?',
  ],
  run: async () => unknown(''),
};

/** What is agreed about paying a supplier. */
export const paymentTerms: Tool = {
  name: 'payment_terms',
  does: 'tells the payment term of a supplier as loaded',
  needs: 'supplier',
  withKnowledge: true,
  examples: [
    'By when must supplier be paid?',
    'Agreed payment days with supplier',
    "What's the payment term with supplier?",
    'When do we have to pay supplier?',
    'How many days do we have to pay supplier?',
    'Net terms of supplier?',
  ],
  run: async (asking) => {
    const named = oneOf(asking, 'supplier');
    if (isTold(named)) return named;
    const terms = await readTermsOf(asking.db, named.id);
    if (!terms || terms.terms === null) return unknown(`No payment term of ${named.title} is loaded.`);
    const text = `${named.title}: ${count(terms.terms, 'day')} to pay.`;
    return told(text, [tableSource('supplier', text)], { subjects: [{ type: 'supplier', id: named.id }] });
  },
};

/** What would leave with a colleague. */
export const handover: Tool = {
  name: 'handover',
  does: 'tells what a colleague owns and decides, and what of it is not written down',
  examples: [
    'If Marta quits, what goes with her?',
    'Make a handover for Jonas',
    'What does only Ines know?',
    'Ana is leaving: what does she know that is not written?',
    'What does Kofi own?',
    'Prepare the hand-over of Maria',
    'Who takes over when Priya quits?',
    'What knowledge would we lose if Tom left?',
    'Offboarding of Lena',
  ],
  run: async ({ db, question, now }) => {
    const people = await readPeople(db);
    const person = people.find((name) =>
      name
        .split(/\s+/)
        .some(
          (part) =>
            part.length > 2 &&
            new RegExp(`\\b${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`, 'i').test(question),
        ),
    );
    if (!person)
      return unknown(
        `I know nobody of that name: documents and decisions name ${people.length > 0 ? people.slice(0, 8).join(', ') : 'no one'}.`,
      );
    const rows = await readOwned(db, person, now);
    const text = (kind: OwnedRow['kind']) =>
      rows.filter((row) => row.kind === kind).map(({ title }) => title);
    const [documents, stale, decisions] = [text('document'), text('stale'), text('decision')];
    const parts = [
      documents.length > 0
        ? `${person} owns ${count(documents.length, 'document')}:\n${list(documents, 8)}`
        : `${person} owns no document.`,
      ...(stale.length > 0 ? [`Overdue for a second look:\n${list(stale, 5)}`] : []),
      ...(decisions.length > 0
        ? [`Decided without a word of why, so nobody else could decide the same way:\n${list(decisions, 5)}`]
        : []),
      'What is not written, only they can say: "/ops handover @them" asks them, one question at a time, and keeps it.',
    ];
    return told(
      parts.join('\n'),
      rows.slice(0, 8).map(({ id, kind, title }) => ({
        type: kind === 'decision' ? 'trace' : 'knowledge',
        id,
        title,
        passage: title,
      })),
      { confidence: 0.8, owner: person },
    );
  },
};
