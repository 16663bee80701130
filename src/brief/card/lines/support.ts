import { formatDay } from '../../../domain/day.ts';
import type { SupportKind, TicketBacklogEvidence, TicketThemeEvidence } from '../../../domain/evidence.ts';
import type { FactLine } from '../../views.ts';
import { number, rate } from './figures.ts';
import type { LinesOf } from './lines.ts';

/** The figures that a decision about support rests on. */
export const SUPPORT_LINES: LinesOf<SupportKind> = { ticket_backlog: backlog, ticket_theme: theme };

function backlog(evidence: TicketBacklogEvidence): FactLine[] {
  const { open, oldestHours, resolvable, judgment } = evidence;
  const must = typeof evidence.mustEscalate === 'number' ? evidence.mustEscalate : 0;
  return [
    { label: 'Open', value: `${number(open)}, the oldest ${number(oldestHours)} hours` },
    { label: 'Can be answered now', value: number(resolvable) },
    {
      label: 'Need a person',
      value: `${number(judgment)}${must > 0 ? `, ${number(must)} of them at once` : ''}`,
    },
  ];
}

function theme({ count, expected, ratio, since }: TicketThemeEvidence): FactLine[] {
  return [
    { label: `Since ${formatDay(since)}`, value: `${number(count)} ${count === 1 ? 'ticket' : 'tickets'}` },
    { label: 'Usual', value: rate(expected) },
    { label: 'Times the usual', value: rate(ratio) },
  ];
}
