import type { ActionDraft } from '../domain/action.ts';
import { formatDay } from '../domain/day.ts';
import type { ProposalPlan } from './proposals.ts';

/** What a standing proposal said before a run, and what it says since. */
export interface Change {
  readonly actionId: string;
  readonly from: Pick<ActionDraft, 'label' | 'deadline' | 'params'>;
  readonly to: Pick<ActionDraft, 'label' | 'deadline' | 'params'>;
  /** "Reorder 312 units → Reorder 420 units, by Mon 9 Mar → Thu 5 Mar". */
  readonly words: string;
}

/** The proposals that a run changes in place: another act, or the same by another day. Pure. */
export function changesOf({ revise, keep }: ProposalPlan): Change[] {
  const standing = keep.filter(({ action, draft }) => !action.edited && action.deadline !== draft.deadline);
  return [...revise, ...standing].map(({ action, draft }) => ({
    actionId: action.id,
    from: sideOf(action),
    to: sideOf(draft),
    words: wordsOf(action, draft),
  }));
}

function sideOf({ label, deadline, params }: ActionDraft): Change['from'] {
  return { label, deadline, params };
}

function wordsOf(before: ActionDraft, after: ActionDraft): string {
  const what = before.label === after.label ? after.label : `${before.label} → ${after.label}`;
  if (before.deadline === after.deadline) return what;
  const day = ({ deadline }: ActionDraft) => (deadline ? formatDay(deadline) : 'no day');
  return `${what}, by ${day(before)} → ${day(after)}`;
}
