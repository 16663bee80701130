import type { ActionView } from '../src/brief/views.ts';
import type { ActionState } from '../src/domain/action.ts';
import * as limits from './limits.ts';
import { escaped } from './text.ts';
import type { Voice } from './voice.ts';

interface Standing {
  readonly sign: string;
  /** How it stands; `by` is "by Maya, Mon 23 Nov, 07:44" with a space before it, or nothing where that is not known. */
  words(by: string): string;
  /** What to do where the outcome itself does not say. */
  readonly advice?: string;
}

const WORKING: Standing = {
  sign: ':hourglass_flowing_sand:',
  words: (by) => `approved${by}, working…`,
};

/** How each state is told; a card says it the same way in a notification, without the sign. */
const STANDINGS: Readonly<Record<ActionState, Standing>> = {
  proposed: { sign: ':black_small_square:', words: () => 'waits for a decision' },
  approved: WORKING,
  executing: WORKING,
  done: { sign: ':white_check_mark:', words: (by) => `approved${by}, done` },
  failed: {
    sign: ':x:',
    words: (by) => `approved${by}, failed`,
    advice: 'It did not happen. It is proposed again if it is still needed.',
  },
  unknown: {
    sign: ':warning:',
    words: (by) => `approved${by}, outcome unknown: please check`,
    advice: 'It may have happened. Look before you do it again.',
  },
  refused: {
    sign: ':no_entry_sign:',
    words: (by) => `approved${by}, not carried out`,
    advice: 'Nothing was changed. It is proposed again if it is still needed.',
  },
  undoing: { sign: ':hourglass_flowing_sand:', words: (by) => `approved${by}, being undone…` },
  undone: { sign: ':leftwards_arrow_with_hook:', words: (by) => `approved${by}, then undone` },
  rejected: { sign: ':no_entry_sign:', words: (by) => `rejected${by}` },
  superseded: { sign: ':heavy_minus_sign:', words: () => 'replaced by a newer proposal' },
  expired: { sign: ':hourglass:', words: () => 'expired undecided, nothing was done' },
};

/** How an action stands, who decided it and when, and what came of it; at most 1,200 characters. */
export function actionLine(action: ActionView, timeZone: string, voice: Voice): string {
  const { state, label, outcome, decidedAt, decidedBy } = action;
  const { words, advice } = STANDINGS[state];
  const by = decidedAt ? ` by ${voice.person(decidedBy)}, ${voice.instant(decidedAt, timeZone)}` : '';
  const known = outcome ? sentence(escaped(outcome, limits.SENTENCE)) : '';
  const end = [known, state === 'unknown' && known ? '' : advice].filter(Boolean).join(' ');
  const line = `${voice.strong(escaped(label, limits.NAME))}: ${words(by)}`;
  return end ? `${voice.gap === '\n' ? line : sentence(line)}${voice.gap}${end}` : line;
}

/** The same after its sign, for a card. */
export function signOf({ state }: ActionView): string {
  return STANDINGS[state].sign;
}

function sentence(words: string): string {
  return /[.!?…)]$/.test(words) ? words : `${words}.`;
}
