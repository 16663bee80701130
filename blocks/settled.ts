import type { CardView } from '../src/brief/views.ts';
import { actionLine } from './action-line.ts';
import * as limits from './limits.ts';
import { escaped } from './text.ts';
import type { Voice } from './voice.ts';

/** Actions whose fate is told on a card; the rest is in Why. */
const MOST_TOLD = 5;

/** What was decided, by whom and when, and what came of it, a line each; a snooze and a rejection are decisions too. */
export function settledLines(view: CardView, voice: Voice): string[] {
  const { actions, rejection, timeZone } = view;
  const decided = actions.filter(
    ({ state }) => state !== 'proposed' && (state !== 'rejected' || rejection === null),
  );
  const told = decided.slice(0, MOST_TOLD).map((action) => actionLine(action, timeZone, voice));
  const left = decided.length - told.length;
  return [
    ...told,
    ...(left > 0 ? [`… and ${left} more: press Why`] : []),
    ...rejectionLine(view, voice),
    ...snoozeLine(view, voice),
    ...passedLine(view, voice),
  ];
}

function rejectionLine({ rejection, timeZone }: CardView, voice: Voice): string[] {
  if (rejection === null) return [];
  const { by, at, reason } = rejection;
  const words = `Rejected by ${voice.person(by)}, ${voice.instant(at, timeZone)}: ${escaped(reason, limits.SENTENCE)}`;
  return [`${voice.sign('no_entry_sign')}${words}`];
}

function snoozeLine({ state, snoozedUntil, snoozedUntilChange, timeZone }: CardView, voice: Voice): string[] {
  if (state !== 'snoozed') return [];
  const until = [
    ...(snoozedUntil ? [voice.instant(snoozedUntil, timeZone)] : []),
    ...(snoozedUntilChange || !snoozedUntil ? ['it changes'] : []),
  ];
  return [`${voice.sign('zzz')}Snoozed until ${until.join(' or ')}`];
}

function passedLine({ state, resolvedAt, timeZone }: CardView, voice: Voice): string[] {
  if (state !== 'resolved') return [];
  const when = resolvedAt ? ` ${voice.instant(resolvedAt, timeZone)}` : '';
  return [`${voice.sign('white_check_mark')}Passed${when}: nothing is left to decide`];
}
