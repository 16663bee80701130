import { factSentence } from '../../../context/index.ts';
import { dayOf, formatDay } from '../../../domain/day.ts';
import type { Handover } from '../situation.ts';
import { INTENT_WORDS } from '../triage/intent.ts';
import type { EscalationReason } from '../triage/must-escalate.ts';
import type { AnswerContext } from './answers.ts';
import type { TicketCase } from './case.ts';
import { clauseForPerson } from './clauses.ts';
import { delayOf, restockOf } from './known.ts';

/** Reasons in words, as a person reads them first. */
export const REASON_WORDS: Readonly<Record<EscalationReason, string>> = {
  self_harm: 'may be in danger of harming themselves',
  injury: 'somebody was hurt or fell ill',
  safety: 'something may be unsafe',
  minor: 'a minor may be concerned',
  legal: 'speaks of the law',
  chargeback: 'speaks of taking the money back through the bank',
  press: 'speaks of going public',
  privacy: 'asks about personal data',
  discrimination: 'speaks of discrimination',
  threat: 'contains a threat',
  human: 'asks for a person',
  anger: 'is angry or has written before',
};

/** How often somebody wrote in the last year. */
export interface History {
  readonly tickets: number;
  readonly orders: number;
}

/** What a person needs to know to answer a ticket: never more of an order than its own customer may see. */
export function handoverOf(asked: TicketCase, history: History | null, context: AnswerContext): Handover {
  const { ticket, triage, order } = asked;
  const clause = clauseForPerson(context.clauses, triage.best, triage.reason);
  return {
    ticketId: ticket.ticket_id,
    tier: triage.tier,
    intent: triage.intent,
    reason: triage.reason,
    sentiment: triage.angry || triage.reason === 'threat' ? 'angry' : 'calm',
    openedAt: ticket.created_at,
    orderId: order?.order_id ?? null,
    background: background(asked, history, context),
    policy: clause ? { id: clause.id, text: clause.text } : null,
    suggestion: suggestion(asked),
  };
}

function background(
  asked: TicketCase,
  history: History | null,
  { shop, known, now }: AnswerContext,
): string[] {
  const { order, parcel, returned, withheld } = asked;
  const told = [
    parcel && delayOf(parcel, known),
    order && !parcel?.shipped_at ? restockOf(order.skus, known, dayOf(now, shop.timeZone))?.fact : null,
  ].filter((fact) => fact !== null && fact !== undefined);
  const day = (instant: Date) => formatDay(dayOf(instant, shop.timeZone));
  return [
    order
      ? `Order ${order.order_id} of ${day(order.ordered_at)}${order.cancelled ? ', cancelled' : ''}: ${order.skus.slice(0, 5).join(', ')}.`
      : withheld
        ? 'Names an order that is not shown to be theirs: ask before saying anything about it.'
        : 'No order is known.',
    ...(parcel
      ? [
          `Parcel ${parcel.tracking_number ?? parcel.shipment_id}${parcel.carrier ? ` with ${parcel.carrier}` : ''}: ${
            parcel.delivered_at
              ? `delivered ${day(parcel.delivered_at)}`
              : parcel.shipped_at
                ? `left ${day(parcel.shipped_at)}${parcel.promised_at ? `, promised ${day(parcel.promised_at)}` : ''}, not delivered`
                : 'not shipped'
          }.`,
        ]
      : []),
    ...told.flatMap((fact) => factSentence(fact) ?? []).map((says) => `Known: ${says}.`),
    ...(returned ? [`Return ${returned.return_id} of ${day(returned.returned_at)}.`] : []),
    history
      ? `Wrote ${history.tickets} ${history.tickets === 1 ? 'time' : 'times'} in a year.`
      : 'No history.',
  ];
}

/** A first sentence or two that promise nothing and reveal nothing. */
function suggestion({ triage }: TicketCase): string {
  const { reason, intent } = triage;
  if (reason === 'self_harm') {
    return 'Thank you for telling us. You matter more than any order: please call your local emergency number or a crisis line now, and one of us will call you.';
  }
  if (reason === 'injury' || reason === 'safety') {
    return 'We are sorry, and we take this seriously. Please stop using it. Are you all right? One of us is looking into it now and will write to you personally today.';
  }
  if (reason) {
    return 'Thank you for writing. I have read your message myself, I am looking into it now, and you will hear from me personally today.';
  }
  return intent
    ? `Thank you for writing about your ${INTENT_WORDS[intent].replaceAll(/[“”?]/g, '')}. I am looking into it and will write to you today.`
    : 'Thank you for writing. I am reading your message and will write to you today.';
}
