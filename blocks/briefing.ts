import type { KnownBlock } from '@slack/types';
import type { BriefingView, DecisionLine } from '../src/brief/views.ts';
import * as limits from './limits.ts';
import { context, fallback, listed, type Message, paragraphs, section } from './message.ts';
import { escaped, plain } from './text.ts';
import { signOfSeverity, urgencyLine } from './urgency.ts';
import { MARKUP, SPOKEN, type Voice } from './voice.ts';

// The longest of each together stay below what Slack takes of one message, so nothing has to be dropped.
const MOST_DECISIONS = 10;
/** Others of a story that are told under its lead. */
const MOST_ALONGSIDE = 2;
const MOST_NEWS = 6;
const MOST_DONE = 5;
const MOST_STALE = 4;
const MOST_UNKNOWN = 8;
const MOST_WARNINGS = 4;
/** Decisions that a notification tells. */
const SPOKEN_DECISIONS = 3;
const SPOKEN_STALE = 2;

/** The morning briefing: what is wrong with it, what needs a decision, what happened, what was done, what is behind. */
export function briefingMessage(view: BriefingView): Message {
  const { decisions, overnight, stale, unknown } = view;
  const blocks: KnownBlock[] = [
    { type: 'header', text: plain(`${view.shopName}, ${view.dayName}`, limits.HEADER_TEXT) },
    ...paragraphs(warningLines(view).map((line) => `:warning: ${line}`)),
    section(`*${lead(view)}*`),
    ...listed('Needs your decision', decisions, decisionLine, {
      most: MOST_DECISIONS,
      more: ', each with its card',
      apart: true,
    }),
    ...listed('Overnight', overnight, bullet, { most: MOST_NEWS }),
    ...listed('Done since the last briefing', view.done, (done) => doneLine(done, view.timeZone), {
      most: MOST_DONE,
    }),
    ...listed('Data that is behind', stale, bullet, { most: MOST_STALE }),
    ...listed('Not known', unknown, bullet, { most: MOST_UNKNOWN }),
    context([...footer(view, MARKUP), '`/ops help` says what you can ask'].join(' · ')),
  ];
  return { text: briefingText(view), blocks };
}

/** The day in a line: "3 decisions, $12,400 at stake · 1 source behind". */
function lead({ decisions, summary, stale, ranAt }: BriefingView): string {
  const nothing = ranAt ? 'Nothing needs you this morning.' : 'Nothing is known yet.';
  const first = decisions.length > 0 ? capitalised(escaped(summary, limits.LINE)) : nothing;
  const behind = `${stale.length} ${stale.length === 1 ? 'source' : 'sources'} behind`;
  return stale.length > 0 ? `${first.replace(/\.$/, '')} · ${behind}` : first;
}

function warningLines(view: BriefingView): string[] {
  const shown = view.warnings.slice(0, MOST_WARNINGS).map((warning) => escaped(warning, limits.LINE));
  const left = view.warnings.length - shown.length;
  return left > 0 ? [...shown, `… and ${left} more warnings`] : shown;
}

/** The headline with its urgency, what approving would do, and under it what belongs to the same story. */
function decisionLine({ severity, headline, proposal, urgency, alongside }: DecisionLine): string {
  const act = [`*${escaped(proposal, limits.NAME)}*`, urgencyLine({ severity, urgency })];
  const told = alongside.slice(0, MOST_ALONGSIDE).map(alongsideLine);
  const left = alongside.length - told.length;
  return [
    `${signOfSeverity(severity)}${escaped(headline, limits.LINE)}`,
    act.filter(Boolean).join(' · '),
    ...told,
    ...(left > 0 ? [`↳ … and ${left} more of the same story`] : []),
  ].join('\n');
}

function alongsideLine({ headline, proposal }: DecisionLine['alongside'][number]): string {
  const act = proposal === null ? '' : ` · *${escaped(proposal, limits.NAME)}*`;
  return `↳ ${escaped(headline, limits.LINE)}${act}`;
}

function doneLine({ label, by, at, outcome }: BriefingView['done'][number], timeZone: string): string {
  const who = `${MARKUP.person(by)}, ${MARKUP.instant(at, timeZone)}`;
  const end = outcome ? `: ${escaped(outcome, limits.LINE)}` : '';
  return `• ${escaped(label, limits.NAME)} (${who})${end}`;
}

function bullet(line: string): string {
  return `• ${escaped(line, limits.LINE)}`;
}

/** What is only watched, and when the figures are from. */
function footer({ watching, snoozed, ranAt, timeZone }: BriefingView, voice: Voice): string[] {
  return [
    ...(ranAt ? [`Figures as of ${voice.instant(ranAt, timeZone)}`] : []),
    ...(watching.length > 0 ? [`${watching.length} more watched, no decision needed`] : []),
    ...(snoozed > 0 ? [`${snoozed} snoozed`] : []),
  ];
}

/** What a notification says: the day in a line, what is odd about it, and what to decide first. */
function briefingText(view: BriefingView): string {
  const { shopName, dayName, decisions, stale } = view;
  const told = decisions.slice(0, SPOKEN_DECISIONS).map(({ headline, proposal, severity, urgency }) => {
    const act = [escaped(proposal, limits.NAME), urgencyLine({ severity, urgency })];
    return `${escaped(headline, limits.LINE)} ${act.filter(Boolean).join(' · ')}.`;
  });
  const left = decisions.length - told.length;
  return fallback([
    `${escaped(`${shopName}, ${dayName}`, limits.HEADER_TEXT)}: ${lead(view)}`,
    ...warningLines(view),
    ...told,
    ...(left > 0 ? [`And ${left} more.`] : []),
    ...stale.slice(0, SPOKEN_STALE).map((line) => `Behind: ${escaped(line, limits.LINE)}`),
    footer(view, SPOKEN).join(' · '),
  ]);
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
