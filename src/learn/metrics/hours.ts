import type { Policy } from '../../decide/index.ts';
import type { ActionKind } from '../../domain/action.ts';
import type { Day } from '../../domain/day.ts';
import { type Interval, totalInterval } from '../../stats/total-interval.ts';

/** What was done of a kind on a day; units are tickets or parcels where one action holds many. */
export interface DoneRow {
  readonly day: Day;
  readonly kind: ActionKind;
  readonly units: number;
  /** Units that were done and taken back. */
  readonly undone: number;
  /** Tickets that were answered and came back: somebody had to answer them all the same. */
  readonly reopened: number;
  /** Actions that a person looked at and decided on. */
  readonly reviewed: number;
}

export type TaskMinutes = Policy<'task_minutes'>;

/** Hours that people did not have to work; null where nobody measured how long any of it took them before. */
export interface HoursSaved {
  readonly hours: number;
  /** The 95 % interval over the days of the period; how well the minutes were measured is not in it. */
  readonly interval: Interval | null;
  /** Kinds that were done and of which no minutes are known: they count for nothing. */
  readonly unmeasured: readonly ActionKind[];
}

/**
 * Σ units × the minutes that people measured for the task before, less the minutes of looking at each proposal and of
 * doing again what was taken back or came back, in hours over a period of `days` days.
 */
export function hoursSaved(
  done: readonly DoneRow[],
  measured: TaskMinutes,
  { days }: { days: number },
): HoursSaved | null {
  if (measured.length === 0) return null;
  const minutesOf = new Map(measured.map((one) => [one.action, one]));
  const byDay = [...Map.groupBy(done, ({ day }) => day).values()].map((rows) =>
    rows.reduce((sum, { kind, units, undone, reopened, reviewed }) => {
      const known = minutesOf.get(kind);
      if (!known) return sum;
      return sum + ((units - undone - reopened) * known.minutes - reviewed * known.review_minutes) / 60;
    }, 0),
  );
  const unmeasured = done.filter(({ kind, units }) => units > 0 && !minutesOf.has(kind));
  return {
    hours: byDay.reduce((sum, hours) => sum + hours, 0),
    interval: totalInterval([...byDay, ...Array.from({ length: days - byDay.length }, () => 0)]),
    unmeasured: [...new Set(unmeasured.map(({ kind }) => kind))],
  };
}
