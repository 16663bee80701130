import type { BriefingView, DecisionLine } from '../views.ts';
import { actorName, clockTime } from '../words.ts';
import { section } from './section.ts';

/** The briefing for a terminal, in the order in which Slack shows it; ids stand where a command can take them up. */
export function briefingText(view: BriefingView): string {
  const { decisions, overnight, done, stale, watching, warnings, snoozed, unknown, timeZone } = view;
  const sections = [
    [`${view.shopName}, ${view.dayName}: ${view.summary}`],
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
    section('Not known', unknown),
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

function decisionLines({ findingId, headline, proposal, urgency, alongside }: DecisionLine): string[] {
  return [
    headline,
    `  ${findingId}  ${[proposal, urgency].filter(Boolean).join(' · ')}`,
    ...alongside.flatMap((other) => [
      `  ↳ ${other.headline}`,
      `    ${[other.findingId, other.proposal].filter(Boolean).join('  ')}`,
    ]),
  ];
}
