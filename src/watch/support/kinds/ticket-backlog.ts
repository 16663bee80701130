import { type Day, dayOf } from '../../../domain/day.ts';
import type { FactUse } from '../../../domain/fact.ts';
import type { FindingDraft } from '../../../domain/finding.ts';
import type { Thresholds } from '../../thresholds.ts';
import type { Inbox } from '../read.ts';
import type { DraftedReply } from '../situation.ts';

const HOUR_MS = 3_600_000;
/** Somebody's safety may hang on these: they are told of in the shortest inbox. */
const URGENT: ReadonlySet<string> = new Set(['self_harm', 'injury', 'safety']);

/** What waits in the inbox, told where it is long or somebody waits long; null else. */
export function ticketBacklog(
  inbox: Inbox,
  replies: readonly DraftedReply[],
  { now, timeZone, thresholds }: { now: Date; timeZone: string; thresholds: Thresholds },
): FindingDraft<'ticket_backlog'> | null {
  const { cases } = inbox;
  const hours = cases.map(({ ticket }) => (now.getTime() - ticket.created_at.getTime()) / HOUR_MS);
  const oldestHours = Math.floor(Math.max(0, ...hours));
  const isUrgent = cases.some(({ triage }) => triage.reason !== null && URGENT.has(triage.reason));
  const isLong = cases.length >= thresholds['ticket_backlog.open'];
  const waitsLong = oldestHours >= thresholds['ticket_backlog.hours'];
  if (cases.length === 0 || !(isLong || waitsLong || isUrgent)) return null;
  const count = (wanted: string) => cases.filter(({ triage }) => triage.tier === wanted).length;
  const informational = count('informational');
  const mustEscalate = count('must_escalate');
  const wismo = cases.filter(
    ({ triage }) => triage.tier === 'informational' && triage.intent === 'order_status',
  ).length;
  const facts = toldIn(replies);
  const today: Day = dayOf(now, timeZone);
  const first = cases.reduce((old, { ticket }) => (ticket.created_at < old ? ticket.created_at : old), now);
  return {
    kind: 'ticket_backlog',
    subject: { type: 'queue', id: 'support' },
    severity: isUrgent ? 'warning' : severityOf(cases.length, oldestHours),
    headline: headline({ open: cases.length, wismo, resolvable: replies.length, oldestHours }),
    evidence: {
      open: cases.length,
      informational,
      judgment: cases.length - informational,
      wismo,
      oldestHours,
      resolvable: replies.length,
      mustEscalate,
      abstained: cases.filter(({ triage }) => triage.intent === null).length,
      intents: intents(inbox),
      window: { from: dayOf(first, timeZone), to: today },
      sources: Object.entries(inbox.rows).map(([table, rows]) => ({ table, rows })),
      confidence: 0.95,
      ...(facts.length > 0 ? { facts } : {}),
    },
    stake: null,
    deadline: isLong || isUrgent ? today : null,
  };
}

/** The shared facts that answers tell of, each with how many do. */
function toldIn(replies: readonly DraftedReply[]): FactUse[] {
  const told = replies.flatMap(({ facts }) => facts);
  const byName = Map.groupBy(told, ({ kind, subject }) => `${kind} ${subject.id}`);
  return [...byName.values()].flatMap((of) => {
    const [fact] = of;
    if (!fact) return [];
    const { kind, subject, value } = fact;
    const tell = of.length === 1 ? '1 answer tells' : `${of.length} answers tell`;
    const what = kind === 'carrier_delay' ? 'that its parcels come late' : 'what it waits for';
    return [{ kind, subject, value, moved: `${tell} ${what}` }];
  });
}

function severityOf(open: number, oldestHours: number): 'info' | 'warning' {
  return open >= 50 || oldestHours >= 24 ? 'warning' : 'info';
}

function headline(of: { open: number; wismo: number; resolvable: number; oldestHours: number }): string {
  const parts = [
    ...(of.wismo > 0 ? [`${of.wismo} ${of.wismo === 1 ? 'is' : 'are'} “where’s my order?”`] : []),
    of.resolvable > 0 ? `${of.resolvable} can be answered now` : 'each needs a person',
  ];
  return `${of.open} open ${of.open === 1 ? 'ticket' : 'tickets'}: ${parts.join(', ')}; the oldest waits ${of.oldestHours} h`;
}

function intents({ cases }: Inbox): { intent: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { triage } of cases) {
    const intent = triage.intent ?? 'unsure';
    counts.set(intent, (counts.get(intent) ?? 0) + 1);
  }
  return [...counts].map(([intent, count]) => ({ intent, count })).sort((a, b) => b.count - a.count);
}
