import { formatDay } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import type { BriefingView, DecisionLine } from '../views.ts';
import { actorName, clockTime, section, stakeAndDeadline } from './words.ts';

/** The briefing for a terminal, in the order in which Slack shows it; ids stand where a command can take them up. */
export function briefingText(view: BriefingView): string {
  const { decisions, overnight, done, stale, watching, warnings, snoozed, timeZone } = view;
  const sections = [
    [`${view.shopName}, ${formatDay(view.day)}: ${summary(view)}`],
    warnings,
    section('Needs your decision', decisions.flatMap(decisionLines)),
    section('Overnight', overnight),
    section(
      'Done',
      done.map(({ label, by, at, outcome }) => {
        const end = outcome ? `: ${outcome}` : '';
        return `${label} (${actorName(by)}, ${clockTime(at, timeZone)})${end}`;
      }),
    ),
    section('Data that is behind', stale),
    section(
      'Watching',
      watching.map(({ findingId, headline }) => `${findingId}  ${headline}`),
    ),
    snoozed > 0 ? [`${snoozed} snoozed.`] : [],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function summary({ decisions, atStake }: BriefingView): string {
  if (decisions.length === 0) return 'nothing needs your decision.';
  const money = atStake ? `, ${formatMoney(atStake, { whole: true })} at stake` : '';
  return `${decisions.length} ${decisions.length === 1 ? 'decision' : 'decisions'}${money}.`;
}

function decisionLines({ findingId, headline, proposal, stake, deadline, daysLeft }: DecisionLine): string[] {
  return [
    headline,
    `  ${findingId}  ${proposal} · ${stakeAndDeadline(stake, deadline, daysLeft)}`.replace(/ · $/, ''),
  ];
}
