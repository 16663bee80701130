import type { ActionState } from '../domain/action.ts';

/** A step of a plan as it stands. */
export interface PlanStep {
  readonly id: string;
  readonly revision: number;
  readonly state: ActionState;
  readonly label: string;
  readonly undoable: boolean;
}

/** What is to be done next of a plan. */
export type NextOfPlan =
  | { readonly kind: 'do' | 'undo'; readonly step: PlanStep }
  /** What was not begun will not be. */
  | { readonly kind: 'hold'; readonly steps: readonly PlanStep[]; readonly because: PlanStep }
  | { readonly kind: 'nothing' };

const FAILED: readonly ActionState[] = ['failed', 'refused'];
const UNDER_WAY: readonly ActionState[] = ['executing', 'undoing'];

/**
 * The next move of a plan whose steps are in order; pure. One step at a time; when one fails, those after it are not
 * begun and those before it are taken back, the last first. Where an outcome is unknown nothing is taken back: it may
 * have happened, and a person looks.
 */
export function nextOfPlan(steps: readonly PlanStep[]): NextOfPlan {
  if (steps.some(({ state }) => UNDER_WAY.includes(state))) return { kind: 'nothing' };
  const waiting = steps.filter(({ state }) => state === 'approved');
  const broken = steps.find(({ state }) => state === 'unknown' || FAILED.includes(state));
  if (broken && waiting.length > 0) return { kind: 'hold', steps: waiting, because: broken };
  if (broken) {
    const before = steps.slice(0, steps.indexOf(broken));
    const last = before.findLast(({ state, undoable }) => state === 'done' && undoable);
    return last && broken.state !== 'unknown' ? { kind: 'undo', step: last } : { kind: 'nothing' };
  }
  const [next] = waiting;
  return next ? { kind: 'do', step: next } : { kind: 'nothing' };
}
