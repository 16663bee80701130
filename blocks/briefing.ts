import type { KnownBlock } from '@slack/types';
import type { BriefingView, DecisionLine } from '../src/brief/views.ts';
import * as limits from './limits.ts';
import { context, fitted, listed, type Message, section } from './message.ts';
import { instant, person } from './people.ts';
import { escaped, fallback, plain } from './text.ts';

/** Decisions told in the briefing itself; each has a card of its own below it. */
const MOST_DECISIONS = 8;
const MOST_OTHERS = 5;
const SIGNS = { critical: ':red_circle:', warning: ':large_yellow_circle:', info: ':large_blue_circle:' };

/** The morning briefing: what is wrong with it, what needs a decision, what happened, what was done, what is behind. */
export function briefingMessage(view: BriefingView): Message {
  const { decisions, overnight, done, stale, warnings, timeZone } = view;
  const blocks: KnownBlock[] = [
    { type: 'header', text: plain(`${view.shopName}, ${view.dayName}`, limits.HEADER_TEXT) },
    section(capitalised(escaped(view.summary, limits.SENTENCE))),
    ...warnings.map((warning) => section(`:warning: ${escaped(warning, limits.SENTENCE)}`)),
    ...listed('Needs your decision', decisions.map(decisionLine), {
      most: MOST_DECISIONS,
      inEach: 4,
      more: ': each has its card below',
    }),
    ...listed(
      'Overnight',
      overnight.map((line) => bullet(escaped(line, limits.SENTENCE))),
    ),
    ...listed(
      'Done since the last briefing',
      done.map(({ label, by, at, outcome }) => {
        const end = outcome ? `: ${escaped(outcome, limits.SENTENCE)}` : '';
        return bullet(`${escaped(label, limits.NAME)} (${person(by)}, ${instant(at, timeZone)})${end}`);
      }),
      { most: MOST_OTHERS },
    ),
    ...listed(
      'Data that is behind',
      stale.map((line) => bullet(escaped(line, limits.SENTENCE))),
      { most: MOST_OTHERS },
    ),
    context(footer(view)),
  ];
  return {
    text: fallback(briefingText(view), limits.FALLBACK_TEXT),
    blocks: fitted(blocks, limits.MESSAGE_BLOCKS),
  };
}

function decisionLine({ severity, headline, proposal, urgency }: DecisionLine): string {
  const act = [escaped(urgency, limits.NAME * 2), `*${escaped(proposal, limits.NAME)}*`]
    .filter(Boolean)
    .join(' · ');
  return `${SIGNS[severity]} ${escaped(headline, limits.HEADLINE)}\n${act}`;
}

/** What is only watched, and when the figures are from. */
function footer({ watching, snoozed, ranAt, timeZone }: BriefingView): string {
  const parts = [
    ranAt ? `Figures as of ${instant(ranAt, timeZone, 'day and time')}` : 'No night has run yet',
    ...(watching.length > 0 ? [`${watching.length} more watched, no decision needed`] : []),
    ...(snoozed > 0 ? [`${snoozed} snoozed`] : []),
    '`/ops help` for what you can ask',
  ];
  return parts.join(' · ');
}

function briefingText({ shopName, dayName, summary, decisions, warnings }: BriefingView): string {
  const first = decisions[0];
  const lead = first ? ` First: ${first.headline} ${first.urgency}` : '';
  return [`${shopName}, ${dayName}: ${summary}${lead}`, ...warnings].join(' ');
}

function bullet(line: string): string {
  return `• ${line}`;
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
