import type { ActionView } from '../src/brief/views.ts';
import type { ActionState } from '../src/domain/action.ts';
import * as limits from './limits.ts';
import { instant, person, personName } from './people.ts';
import { escaped } from './text.ts';

/** What stands before an action that was decided on. */
const SIGNS: Readonly<Record<Exclude<ActionState, 'proposed'>, string>> = {
  approved: ':hourglass_flowing_sand:',
  executing: ':hourglass_flowing_sand:',
  done: ':white_check_mark:',
  failed: ':x:',
  unknown: ':warning:',
  refused: ':no_entry_sign:',
  undoing: ':hourglass_flowing_sand:',
  undone: ':leftwards_arrow_with_hook:',
  rejected: ':no_entry_sign:',
  superseded: ':heavy_minus_sign:',
  expired: ':hourglass:',
};

const WORDS: Readonly<Record<Exclude<ActionState, 'proposed'>, string>> = {
  approved: 'approved, about to be carried out',
  executing: 'being carried out',
  done: 'done',
  failed: 'failed',
  unknown: 'outcome unknown: please check',
  refused: 'not carried out',
  undoing: 'being undone',
  undone: 'undone',
  rejected: 'rejected',
  superseded: 'replaced',
  expired: 'expired',
};

/** How a decided action stands, who decided it and when, and what came of it. */
export function actionLine(action: ActionView, timeZone: string): string {
  const { state, label, outcome } = action;
  if (state === 'proposed') return `*${escaped(label, limits.NAME)}*`;
  const who = action.decidedAt
    ? ` · ${person(action.decidedBy)}, ${instant(action.decidedAt, timeZone)}`
    : '';
  const end = outcome ? `\n${escaped(outcome, limits.SENTENCE)}` : '';
  return `${SIGNS[state]} *${escaped(label, limits.NAME)}*: ${WORDS[state]}${who}${end}`;
}

/** The same for a notification. */
export function actionText({ state, label, decidedBy, outcome }: ActionView): string {
  if (state === 'proposed') return label;
  const end = outcome ? `: ${outcome}` : '';
  return `${label}: ${WORDS[state]} (${personName(decidedBy)})${end}`;
}
