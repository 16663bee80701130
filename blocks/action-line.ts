import type { ActionView } from '../src/brief/views.ts';
import type { ActionState } from '../src/domain/action.ts';
import * as limits from './limits.ts';
import { escaped, sentence } from './text.ts';
import type { Voice } from './voice.ts';

interface Standing {
  readonly sign: string;
  /** `by` is " by Maya, Mon 23 Nov, 07:44", or nothing where that is not known. */
  words(by: string): string;
  /** What follows from it. */
  readonly advice?: string;
  /** What is said where nothing is known of the outcome. */
  readonly otherwise?: string;
}

const WORKING: Standing = { sign: 'hourglass_flowing_sand', words: (by) => `approved${by}, working…` };

/** How each state is told. */
const STANDINGS: Readonly<Record<ActionState, Standing>> = {
  proposed: { sign: 'black_small_square', words: () => 'waits for a decision' },
  approved: WORKING,
  executing: WORKING,
  done: { sign: 'white_check_mark', words: (by) => `approved${by}, done` },
  failed: {
    sign: 'x',
    words: (by) => `approved${by}, failed`,
    advice: 'It did not happen. It is proposed again if it is still needed.',
  },
  unknown: {
    sign: 'warning',
    words: (by) => `approved${by}, outcome unknown: please check`,
    otherwise: 'It may have happened. Look, then say here what you found.',
  },
  refused: {
    sign: 'no_entry_sign',
    words: (by) => `approved${by}, not carried out`,
    advice: 'Nothing was changed. It is proposed again if it is still needed.',
  },
  undoing: { sign: 'hourglass_flowing_sand', words: (by) => `approved${by}, being undone…` },
  undone: { sign: 'leftwards_arrow_with_hook', words: (by) => `approved${by}, then undone` },
  rejected: { sign: 'no_entry_sign', words: (by) => `rejected${by}` },
  superseded: { sign: 'heavy_minus_sign', words: () => 'withdrawn' },
  expired: {
    sign: 'hourglass',
    words: () => 'expired',
    otherwise: 'Nobody decided in time, nothing was done.',
  },
};

/** How an action stands, who decided it and when, and what came of it; at most 1,200 characters. */
export function actionLine(action: ActionView, timeZone: string, voice: Voice): string {
  const { state, label, decidedAt, decidedBy } = action;
  const { sign, words } = STANDINGS[state];
  const by = decidedAt ? ` by ${voice.person(decidedBy)}, ${voice.instant(decidedAt, timeZone)}` : '';
  const line = `${voice.sign(sign)}${voice.strong(escaped(label, limits.NAME))}: ${words(by)}`;
  const end = endOf(action);
  return end ? voice.followed(line, end) : line;
}

function endOf({ state, outcome }: ActionView): string {
  const { advice = '', otherwise = '' } = STANDINGS[state];
  if (!outcome) return advice || otherwise;
  const known = escaped(outcome, limits.SENTENCE);
  return advice ? `${sentence(known)} ${advice}` : known;
}
