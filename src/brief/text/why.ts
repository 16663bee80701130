import type { ActionView, WhyView } from '../views.ts';
import { actorName, clockTime } from '../words.ts';
import { section } from './section.ts';

/** A finding's whole story for a terminal: figures, reasons, options, history. */
export function whyText(view: WhyView): string {
  const { headline, ifNothing, evidence, because, options, notes, history, timeZone } = view;
  const sections = [
    [headline, ...(ifNothing ? [`If nothing is done: ${ifNothing}`] : [])],
    section(
      'Figures',
      evidence.map(({ label, value }) => `${label}: ${value}`),
    ),
    section('Because', because),
    section('Options', options.map(optionLine)),
    section('Not known', notes),
    section(
      'History',
      history.map(({ at, by, summary }) => `${clockTime(at, timeZone)}  ${actorName(by)}: ${summary}`),
    ),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function optionLine({ id, label, state, money, outcome }: ActionView): string {
  return [`${id}  ${label} [${state}]`, money, outcome].filter(Boolean).join(' · ');
}
