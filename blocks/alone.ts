import type { AloneView } from '../src/brief/views.ts';
import type { Day } from '../src/domain/day.ts';
import { actionLine } from './action-line.ts';
import { actionValue, button, undoButton } from './buttons.ts';
import * as limits from './limits.ts';
import { context, fallback, listed, type Message, section } from './message.ts';
import { escaped, sentence } from './text.ts';
import { MARKUP, SPOKEN } from './voice.ts';

const MOST = 20;
const MOST_REASONS = 2;
const MOST_BUTTONS = 5;

/** One act that nobody was asked about: what was done, why, and how to take it back. */
export function aloneMessage(view: AloneView): Message {
  const { action, headline, because, timeZone } = view;
  const why = [escaped(headline, limits.HEADLINE), ...because.slice(0, MOST_REASONS).map(reason)];
  return {
    text: fallback([
      `Done without asking: ${sentence(actionLine(action, timeZone, SPOKEN))}`,
      ...why.map(sentence),
    ]),
    blocks: [
      section(`*Done without asking*\n${actionLine(action, timeZone, MARKUP)}`),
      context(`Why: ${why.map(sentence).join(' ')}`),
      ...buttonsOf([view]),
    ],
  };
}

/** Everything that was done alone on a day, with what can be taken back. */
export function aloneDayMessage(views: readonly AloneView[], day: Day): Message {
  const count = views.length === 1 ? '1 thing' : `${views.length} things`;
  const title = `Daybreak did ${count} without asking on ${day}`;
  const line = ({ action, headline, timeZone }: AloneView) =>
    `${actionLine(action, timeZone, MARKUP)}\n      ${escaped(headline, limits.LINE)}`;
  return {
    text: fallback([
      `${title}.`,
      ...views.slice(0, 3).map(({ action }) => `${escaped(action.label, limits.LINE)}.`),
    ]),
    blocks: [
      ...listed(title, views, line, { most: MOST, more: ': each finding’s card tells it' }),
      ...buttonsOf(views),
    ],
  };
}

function reason(text: string): string {
  return escaped(text, limits.SENTENCE);
}

/** Undo where it can be undone; otherwise at least the word that it was wrong, which ends the trust. */
function buttonsOf(views: readonly AloneView[]) {
  const buttons = views.flatMap(({ action }) => {
    if (action.canUndo) return [undoButton(action)];
    const said = action.state === 'done';
    return said
      ? [button(`complain_action:${action.id}`, `This was wrong: ${action.label}`, actionValue(action))]
      : [];
  });
  if (buttons.length === 0) return [];
  return [{ type: 'actions' as const, block_id: 'alone', elements: buttons.slice(0, MOST_BUTTONS) }];
}
