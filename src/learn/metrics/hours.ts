import type { Policy } from '../../decide/index.ts';
import type { ActionKind } from '../../domain/action.ts';

/** What was done of a kind in a period; units are tickets or parcels where one action holds many. */
export interface DoneRow {
  readonly kind: ActionKind;
  readonly units: number;
  /** Units that were done and taken back. */
  readonly undone: number;
  /** Actions that a person looked at and decided on. */
  readonly reviewed: number;
}

export type TaskMinutes = Policy<'task_minutes'>;

/** Hours that people did not have to work; null where nobody measured how long any of it took them before. */
export interface HoursSaved {
  readonly hours: number;
  /** Kinds that were done and of which no minutes are known: they count for nothing. */
  readonly unmeasured: readonly ActionKind[];
}

/**
 * Σ units × the minutes that people measured for the task before, less the minutes of looking at each proposal and of
 * doing again what was taken back, in hours.
 */
export function hoursSaved(done: readonly DoneRow[], measured: TaskMinutes): HoursSaved | null {
  if (measured.length === 0) return null;
  const minutesOf = new Map(measured.map((one) => [one.action, one]));
  const minutes = done.reduce((sum, { kind, units, undone, reviewed }) => {
    const known = minutesOf.get(kind);
    return known ? sum + (units - undone) * known.minutes - reviewed * known.review_minutes : sum;
  }, 0);
  return {
    hours: minutes / 60,
    unmeasured: done.flatMap(({ kind, units }) => (units > 0 && !minutesOf.has(kind) ? [kind] : [])),
  };
}
