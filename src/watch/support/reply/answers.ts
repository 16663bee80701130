import type { KnownFacts } from '../../../context/index.ts';
import { addDays, dayOf, daysBetween, startOfDay } from '../../../domain/day.ts';
import type { Shop } from '../../../domain/shop.ts';
import type { TicketIntent } from '../triage/intent.ts';
import type { TicketCase } from './case.ts';
import { type Clause, clauseFor } from './clauses.ts';
import { delayOf, restockOf } from './known.ts';
import { type Letter, type Scribe, scribeOf } from './letter.ts';

/** What an answer may rest on beside the case. */
export interface AnswerContext {
  readonly now: Date;
  readonly shop: Shop;
  readonly clauses: readonly Clause[];
  /** What the other functions found out, in this look too. */
  readonly known: KnownFacts;
}

type Answer = (asked: TicketCase, context: AnswerContext) => Letter | null;

/**
 * The complete answer to a ticket, null where it cannot be given: the question is not a matter of record, the order is
 * not shown to be the writer's, a row is missing, or no document says what we promise. Pure.
 */
export function answerTo(asked: TicketCase, context: AnswerContext): Letter | null {
  const { tier, intent } = asked.triage;
  if (tier !== 'informational' || intent === null || asked.withheld || asked.ticket.is_answered) return null;
  return ANSWERS[intent]?.(asked, context) ?? null;
}

const ANSWERS: Partial<Record<TicketIntent, Answer>> = {
  order_status: whereItIs,
  return_how_to: howToReturn,
  refund_status: whereTheMoneyIs,
  delivery_period: howLongItTakes,
};

function whereItIs({ order, parcel }: TicketCase, context: AnswerContext): Letter | null {
  if (!order || order.cancelled || !parcel || parcel.parcels > 1) return null;
  const { now, shop, clauses, known } = context;
  if (!parcel.shipped_at) return whatItWaitsFor(order, parcel, context);
  const scribe = scribeOf(shop);
  const id = parcel.shipment_id;
  const number = scribe.word('order_line', order.order_id, 'order_id', order.order_id);
  if (parcel.delivered_at) {
    // Somebody who asks after a parcel that counts as delivered has not got it: that is for a person.
    return null;
  }
  const late = parcel.promised_at !== null && parcel.promised_at < now;
  const promised = parcel.promised_at && scribe.day('shipment', id, 'promised_at', parcel.promised_at);
  const clause = late ? clauseFor(clauses, 'order_status', 'late') : null;
  const left = scribe.day('shipment', id, 'shipped_at', parcel.shipped_at);
  const delay = delayOf(parcel, known);
  return scribe.letter(`Your order ${number}`, [
    late ? `We are sorry: your order ${number} was promised for ${promised} and is late.` : null,
    `Your order ${number} left us on ${left}${carriedBy(parcel, scribe)}.${
      late || !promised ? '' : ` It is due on ${promised}.`
    }${late ? ' There is no delivery scan yet.' : ''}`,
    delay
      ? `Parcels with this carrier have come late more often than usual since ${scribe.fact(delay, 'since', delay.value.since)}.`
      : null,
    parcel.tracking_number
      ? `You can follow it with the tracking number ${scribe.word('shipment', id, 'tracking_number', parcel.tracking_number)}.`
      : null,
    clause ? scribe.clause(clause) : null,
  ]);
}

/** An order that has not left because something in it is out of stock; null where that is not known to be why. */
function whatItWaitsFor(
  order: NonNullable<TicketCase['order']>,
  { shipment_id, promised_at }: NonNullable<TicketCase['parcel']>,
  { now, shop, known }: AnswerContext,
): Letter | null {
  const restock = restockOf(order.skus, known, dayOf(now, shop.timeZone));
  if (!restock) return null;
  const scribe = scribeOf(shop);
  const number = scribe.word('order_line', order.order_id, 'order_id', order.order_id);
  const promised = promised_at && scribe.day('shipment', shipment_id, 'promised_at', promised_at);
  const day = scribe.fact(restock.fact, 'restockOn', restock.on);
  return scribe.letter(`Your order ${number}`, [
    `We are sorry: your order ${number} ${promised ? `, promised for ${promised},` : ''} has not left us yet, because something in it is out of stock.`,
    `We expect it in around ${day} and send your order once it is here. If you would rather not wait, answer this message and we find another way.`,
  ]);
}

function carriedBy(
  { shipment_id, carrier, service }: NonNullable<TicketCase['parcel']>,
  scribe: Scribe,
): string {
  if (!carrier) return '';
  const name = service?.toLowerCase().startsWith(carrier.toLowerCase())
    ? service
    : [carrier, service].filter(Boolean).join(' ');
  return ` with ${scribe.word('shipment', shipment_id, 'carrier', name)}`;
}

/** Only inside the window: what to do after it is a person's judgement. */
function howToReturn({ order, parcel }: TicketCase, { now, shop, clauses }: AnswerContext): Letter | null {
  const clause = clauseFor(clauses, 'return_how_to');
  if (!clause || !order || order.cancelled || !parcel || parcel.parcels > 1) return null;
  const scribe = scribeOf(shop);
  const number = scribe.word('order_line', order.order_id, 'order_id', order.order_id);
  const opening = `You can send back what you do not want to keep from your order ${number}.`;
  if (!parcel.delivered_at) {
    return scribe.letter(`Returning something from ${number}`, [opening, scribe.clause(clause), LABEL]);
  }
  const days = clause.days ?? shop.returnWindowDays;
  const arrived = dayOf(parcel.delivered_at, shop.timeZone);
  const last = addDays(arrived, days);
  if (daysBetween(dayOf(now, shop.timeZone), last) < 1) return null;
  const id = parcel.shipment_id;
  const came = scribe.day('shipment', id, 'delivered_at', parcel.delivered_at);
  const until = scribe.day('shipment', id, `delivered_at + ${days} days`, startOfDay(last, shop.timeZone));
  return scribe.letter(`Returning something from ${number}`, [
    opening,
    scribe.clause(clause),
    `Yours was delivered on ${came}, so you have at least until ${until}.`,
    LABEL,
  ]);
}

const LABEL = 'Answer this message and tell us what you would like to return, and we send you the label.';

function whereTheMoneyIs({ order, returned }: TicketCase, context: AnswerContext): Letter | null {
  const { shop, clauses } = context;
  const clause = clauseFor(clauses, 'refund_status');
  if (!clause || !order || !returned || returned.returns > 1) return null;
  const scribe = scribeOf(shop);
  const id = returned.return_id;
  const number = scribe.word('order_line', order.order_id, 'order_id', order.order_id);
  const came = scribe.day('return_line', id, 'returned_at', returned.returned_at);
  const paid = returned.refund_minor;
  return scribe.letter(`Your refund for ${number}`, [
    `Your return from order ${number} reached us on ${came}.`,
    paid
      ? `The refund is ${scribe.money('return_line', id, 'refund_minor', paid)}, to the way you paid.`
      : null,
    scribe.clause(clause),
  ]);
}

function howLongItTakes(asked: TicketCase, context: AnswerContext): Letter | null {
  if (asked.order) return whereItIs(asked, context) ?? general(context);
  return general(context);
}

function general({ shop, clauses }: AnswerContext): Letter | null {
  const clause = clauseFor(clauses, 'delivery_period');
  const scribe = scribeOf(shop);
  return clause ? scribe.letter('How long delivery takes', [scribe.clause(clause)]) : null;
}
