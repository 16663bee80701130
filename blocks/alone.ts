import type { Button, KnownBlock, SectionBlock } from '@slack/types';
import type { AloneDigestView, AloneView } from '../src/brief/views.ts';
import { actionLine } from './action-line.ts';
import { actionValue, button, undoButton } from './buttons.ts';
import * as limits from './limits.ts';
import { context, fallback, type Message, section } from './message.ts';
import { instant, shopClock } from './people.ts';
import { escaped, sentence } from './text.ts';
import { MARKUP, SPOKEN } from './voice.ts';

const MOST_REASONS = 2;
const SPOKEN_ACTS = 3;

/** One act that nobody was asked about: what was done, why, and how to take it back. */
export function aloneMessage(view: AloneView): Message {
  const { action, headline, because, timeZone } = view;
  const own = buttonOf(view);
  const why = [escaped(headline, limits.HEADLINE), ...because.slice(0, MOST_REASONS).map(reason)];
  return {
    text: fallback([
      `Done without asking: ${sentence(actionLine(action, timeZone, SPOKEN))}`,
      ...why.map(sentence),
    ]),
    blocks: [
      section(`*Done without asking*\n${actionLine(action, timeZone, MARKUP)}`),
      context(`Why: ${why.map(sentence).join(' ')}`),
      ...(own ? [{ type: 'actions' as const, block_id: 'alone', elements: [own] }] : []),
    ],
  };
}

/** What was done alone and not told yet, each with its Undo; later pages follow in the thread of the first. */
export function aloneDayMessage({ views, before, total }: AloneDigestView): Message {
  const title = (when: typeof instant) =>
    before === 0 ? titleOf(views, total, when) : `${before + 1} to ${before + views.length} of ${total}`;
  const more = total > before + views.length ? ' The others follow in the thread.' : '';
  return {
    text: fallback([
      `${title(shopClock)}.`,
      ...views.slice(0, SPOKEN_ACTS).map(({ action }) => `${escaped(action.label, limits.LINE)}.`),
    ]),
    blocks: [section(`*${title(instant)}*${before === 0 ? more : ''}`), ...views.map(row)],
  };
}

function titleOf(views: readonly AloneView[], total: number, when: typeof instant): string {
  const count = total === 1 ? '1 thing' : `${total} things`;
  const [first] = views;
  const since = first?.action.decidedAt;
  return `Daybreak did ${count} without asking${since ? ` since ${when(since, first.timeZone)}` : ''}`;
}

function row(view: AloneView): KnownBlock {
  const { action, headline, timeZone } = view;
  const words = section(
    `${actionLine(action, timeZone, MARKUP)}\n      ${escaped(headline, limits.LINE)}`,
  ) as SectionBlock;
  const accessory = buttonOf(view);
  return accessory ? { ...words, accessory } : words;
}

function reason(text: string): string {
  return escaped(text, limits.SENTENCE);
}

/** Undo where it can be undone; otherwise at least the word that it was wrong, which ends the trust. */
function buttonOf({ action }: AloneView): Button | null {
  if (action.canUndo) return undoButton(action);
  return action.state === 'done'
    ? button(`complain_action:${action.id}`, `This was wrong: ${action.label}`, actionValue(action))
    : null;
}
