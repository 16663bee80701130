import type { ActionState } from '../domain/action.ts';
import { DaybreakError } from '../domain/errors.ts';
import { nameOf } from './name.ts';
import type { ActionRow } from './store.ts';

/** How a sentence says what became of an action. */
const SETTLED: Readonly<Record<Exclude<ActionState, 'proposed' | 'superseded'>, string>> = {
  approved: 'approved',
  executing: 'approved',
  done: 'approved',
  failed: 'approved',
  unknown: 'approved',
  refused: 'approved',
  undoing: 'approved, and is being undone',
  undone: 'approved, and undone',
  rejected: 'rejected',
  expired: 'left until it expired',
};

/**
 * Why an action cannot be decided on as it was shown; null when it can. The sentence is for the person who clicked
 * and says who was first.
 */
export function obstacle(action: ActionRow | null, revision: number, now: Date): DaybreakError | null {
  if (!action) {
    return new DaybreakError('not_found', 'This proposal is not there any more. Nothing was done.');
  }
  if (action.state === 'expired' || (action.state === 'proposed' && isExpired(action, now))) {
    return new DaybreakError(
      'expired',
      'This proposal has expired: the figures behind it are too old to act on. The next run drafts a new one. Nothing was done.',
    );
  }
  if (action.state !== 'proposed') return alreadyDecided(action, action.state);
  if (action.revision !== revision) {
    return new DaybreakError(
      'changed_since_shown',
      `The proposal changed since you were shown it; it is now "${action.label}". Nothing was done: look again and decide.`,
      { revision: action.revision },
    );
  }
  return null;
}

function alreadyDecided(action: ActionRow, state: Exclude<ActionState, 'proposed'>): DaybreakError {
  const { decidedBy, decidedAt, label } = action;
  const by = decidedBy ? ` by ${nameOf(decidedBy)}` : '';
  const what = state === 'superseded' ? 'is not recommended any more' : `was already ${SETTLED[state]}${by}`;
  const detail = { state, by: decidedBy, at: decidedAt?.toISOString() ?? null };
  return new DaybreakError('already_decided', `"${label}" ${what}. Your click changed nothing.`, detail);
}

function isExpired({ expiresAt }: ActionRow, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now;
}
