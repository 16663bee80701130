import type { Change, TargetState } from '../adapter.ts';

/** Changes whose condition still holds by the states given, and how many no longer do. */
export function stillAs(
  changes: readonly Change[],
  states: readonly TargetState[],
): { readonly kept: readonly Change[]; readonly skipped: number } {
  const byTarget = new Map(states.map(({ target, state }) => [`${target.type}:${target.id}`, state]));
  const kept = changes.filter(({ target, onlyIf }) => {
    if (!onlyIf) return true;
    const state = byTarget.get(`${target.type}:${target.id}`) ?? {};
    return Object.entries(onlyIf).every(([field, value]) => state[field] === value);
  });
  return { kept, skipped: changes.length - kept.length };
}
