import { corrected, type FactDraft } from '../../context/index.ts';
import { dayOf } from '../../domain/day.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import type { Watcher } from '../watcher.ts';
import { readTitles, readUnitsByCategory } from './facts.ts';
import { ticketBacklog } from './kinds/ticket-backlog.ts';
import { ticketThemes } from './kinds/ticket-theme.ts';
import { type Inbox, readInbox } from './read.ts';
import { type AnswerContext, answerTo } from './reply/answers.ts';
import { handoverOf } from './reply/handover.ts';
import { type DraftedReply, type Handover, NOTHING_SEEN, type SupportSituation } from './situation.ts';
import { sizingCategories } from './sizing.ts';

/** Watches the inbox as of `now`: what waits, what can be answered from rows, and what many write about at once. */
export const watchSupport: Watcher<SupportSituation> = async (db, context) => {
  const { now, shop, thresholds, outlooks, corrections, known } = context;
  const inbox = await readInbox(db, now, dayOf(now, shop.timeZone));
  if (inbox.tickets.length === 0) {
    return {
      drafts: [],
      evaluated: [],
      facts: [],
      notes: ['no tickets: the support queue is not watched'],
      situation: NOTHING_SEEN,
    };
  }
  const skus = [...new Set(inbox.tickets.flatMap(({ ticket }) => ticket.sku ?? []))];
  const products = new Map((await readTitles(db, skus)).map((row) => [row.sku, row]));
  const sold = await readUnitsByCategory(db, dayOf(now, shop.timeZone));
  const shared = await known();
  const situation = situationOf(inbox, { now, shop, clauses: inbox.clauses, known: shared });
  const as = { now, timeZone: shop.timeZone, thresholds };
  const backlog = ticketBacklog(inbox, situation.replies, as);
  const categoryOf = (sku: string) => outlooks.get(sku)?.category ?? null;
  const sizing = sizingCategories(inbox.tickets, sold, categoryOf);
  const asking = new Map(corrected(sizing, corrections).map((fact) => [fact.subject.id, fact]));
  const askingClassOf = (sku: string) => asking.get(categoryOf(sku) ?? '') ?? null;
  const themes = ticketThemes(inbox, products, { ...as, known: shared, askingClassOf });
  return {
    drafts: [...(backlog ? [backlog] : []), ...themes],
    evaluated: ['ticket_backlog', 'ticket_theme'],
    facts: [...themes.map(themeFact), ...sizing],
    notes: notesOf(inbox),
    situation,
  };
};

function themeFact({ subject, evidence }: FindingDraft<'ticket_theme'>): FactDraft {
  const { count, expected, ratio, since, confidence } = evidence;
  const value = { count, expected, ratio, since };
  return { kind: 'ticket_theme', subject, value, confidence };
}

function situationOf(inbox: Inbox, context: AnswerContext): SupportSituation {
  const replies: DraftedReply[] = [];
  const handovers: Handover[] = [];
  for (const asked of inbox.cases) {
    const { ticket, triage } = asked;
    // Nobody is answered whose words have not been read.
    const letter = ticket.body === null ? null : answerTo(asked, context);
    if (letter && triage.intent) {
      replies.push({ ...letter, ticketId: ticket.ticket_id, intent: triage.intent });
    } else {
      const history = ticket.customer_id ? (inbox.history.get(ticket.customer_id) ?? null) : null;
      handovers.push(handoverOf(asked, history, context));
    }
  }
  const rank = ({ tier }: Handover) => (tier === 'must_escalate' ? 0 : 1);
  return { replies, handovers: handovers.toSorted((a, b) => rank(a) - rank(b)) };
}

function notesOf({ cases, clauses, rows, skipped }: Inbox): string[] {
  const linked = cases.some(({ order }) => order !== null);
  return [
    ...(clauses.length === 0 ? ['no answers in the policy documents: replies cite no policy'] : []),
    ...(cases.length > 0 && linked && rows.shipment === 0
      ? ['no shipments: where an order is cannot be answered']
      : []),
    ...(cases.some(({ ticket }) => ticket.body === null)
      ? ['tickets came without their text: they are judged by subject and tags, and none is answered']
      : []),
    ...(skipped > 0 ? [`${skipped} older solved tickets were not read for themes`] : []),
  ];
}
