import { INFORMATIONAL, type TicketIntent, type Tier } from './intent.ts';
import { type Guess, guess } from './model.ts';
import { type EscalationReason, isAngry, mustEscalate } from './must-escalate.ts';
import { normalise } from './normalise.ts';

/** A ticket's text, and whether something beside it says that it belongs to the shop. */
export interface TriageInput {
  readonly subject: string | null;
  readonly body: string | null;
  /** True where the ticket names an order or a product of the shop. */
  readonly linked: boolean;
}

/** What a ticket is about and who may answer it. */
export interface Triage {
  /** Null: not sure enough to say; a person reads it. */
  readonly intent: TicketIntent | null;
  readonly tier: Tier;
  /** Chance that the intent is right, 0–1; for an abstention, that of the best guess. */
  readonly confidence: number;
  readonly reason: EscalationReason | null;
  /** True where the writer is angry, whatever else a person must answer it for. */
  readonly angry: boolean;
  /** The best guess, also where it is not good enough to act on. */
  readonly best: TicketIntent;
}

/** Below this chance a guess is not said. */
const SURE = 0.6;
/** A ticket that names its order may be taken at its word sooner. */
const SURE_LINKED = 0.5;
/** Share of the words that our phrases must know; a text that is mostly unknown is about something else. */
const KNOWN = 0.5;
const KNOWN_LINKED = 0.3;

/** What only a shop is asked about. */
const SHOP =
  /\b(orders?|ordered|purchases?|parcels?|packages?|deliver(y|ed|ies)?|shipp?(ing|ed|ment|ments|s)?|tracking|returns?|returned|items?|products?|articles?|sizes?|sizing|invoices?|checkout|newsletter|refund policy|money back policy|store|shop|website|warehouse|courier|exchange (it|this)|label|coupon|promo|voucher|(shipping|delivery) address(es)?|user accounts?|payment (methods?|options)|sign ?up|registration|signing up|(cancellation|termination|withdrawal|exit) (fees?|charges?|penalt(y|ies))|online account|feedback|reviews? (for|of|about) your (company|shop|store|services?|products?)|reviews? (for|of|about) your (company|shop|store|services?|products?)|wholesale|warranty|dishwasher|in stock|complaint|customer (service|support|care)|ordernumber)\b/;
/** Where banks are asked the same, a thing bought is not enough: it must be an order, a parcel or a return. */
const ASKED_OF_BANKS: ReadonlySet<string> = new Set(['refund_status', 'return_how_to', 'cancel_order']);
const OF_AN_ORDER =
  /\b(orders?|ordered|parcels?|packages?|shipments?|policy|ordernumber|label|fees?|charges?|penalt(y|ies)|warehouse|sizes?|shop|store)\b/;
/** "Other" has no subject of its own: it takes words that only a shop's customers use, and more certainty. */
const SURE_OTHER = 0.75;
const OTHER_OF_A_SHOP =
  /\b(orders?|purchases?|user accounts?|online account|newsletter|sign ?up|signing up|registration|feedback|reviews? (for|of|about) your (company|shop|store|services?|products?)|wholesale|warranty|price list|gift wrap)\b/;
/** What a bank, an airline or a phone company is asked about. */
const ELSEWHERE =
  /\b(cards?|atm|pin|top ?up|topping|topped|transfers?|transferred|transactions?|withdraw\w*|cash|exchange rates?|currency|currencies|direct debit|statement|balance|beneficiary|bank(ing)?|account number|apple pay|google pay|passcode|identity|verify|verification|cheques?|checks|credit|debit|interest|loan|mortgage|rent|insurance|tax(es)?|flights?|hotel|airline|airport|luggage|uber|taxi|bus|train|car|tyres?|tires?|oil|weather|song|music|playlist|movie|tv|alarm|timer|reminder|calendar|meeting|recipe|calories|restaurant|pizza|coffee|food|lunch|dinner|game|team|president|phone|wifi|internet|sim|data plan|visa|passport|vaccin\w*|doctor|shopping list|to do list|checkbooks?|dollars|euros|pounds|yen|milk|toothpaste|flour|to do|todo|mastercard|amazon|ebay|walmart|target|grocer\w*|salary|paycheck|vacation|pto|joke|language|spanish|french|eu|virtual|merchant|seller|app|money (into|from|to))\b/;

/** Sorts one ticket. Pure; what must escalate does so whatever the model says. */
export function triage({ subject, body, linked }: TriageInput): Triage {
  const text = [subject, body].filter(Boolean).join('\n');
  const reason = mustEscalate(text);
  const angry = isAngry(text);
  const found = guess(text);
  const best = found.label === 'foreign' ? 'other' : found.label;
  const confidence = found.label === 'foreign' ? 1 - found.probability : found.probability;
  const sure = isSure(normalise(text), found, linked);
  if (reason) {
    const intent = intentOf(reason, sure ? best : null);
    return { intent, tier: 'must_escalate', confidence: Math.max(confidence, 0.9), reason, angry, best };
  }
  if (!sure) {
    return { intent: null, tier: 'judgment', confidence: Math.min(confidence, 0.49), reason, angry, best };
  }
  if (best === 'talk_to_human') {
    return { intent: best, tier: 'must_escalate', confidence, reason: 'human', angry, best };
  }
  const tier = INFORMATIONAL.has(best) ? 'informational' : 'judgment';
  return { intent: best, tier, confidence, reason, angry, best };
}

function isSure(normal: string, { label, probability, known }: Guess, linked: boolean): boolean {
  if (label === 'foreign') return false;
  if (linked) {
    const elsewhere = ELSEWHERE.test(normal) && !SHOP.test(normal);
    return !elsewhere && probability >= SURE_LINKED && known >= KNOWN_LINKED;
  }
  if (!SHOP.test(normal) || ELSEWHERE.test(normal)) return false;
  if (ASKED_OF_BANKS.has(label) && !OF_AN_ORDER.test(normal)) return false;
  if (label === 'other' && (probability < SURE_OTHER || !OTHER_OF_A_SHOP.test(normal))) return false;
  return probability >= SURE && known >= KNOWN;
}

/** Who is angry still asks for something; a wish for a person is an intent, and the rest is for those who know the law. */
function intentOf(reason: EscalationReason, asked: TicketIntent | null): TicketIntent {
  if (reason === 'human') return 'talk_to_human';
  return reason === 'anger' || reason === 'press' || reason === 'chargeback'
    ? (asked ?? 'complaint')
    : 'legal_or_safety';
}
