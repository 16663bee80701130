/** Where a cumulative sum stands at its end. */
export interface Cusum {
  /** True when the sum is above its limit at the end. */
  readonly alarm: boolean;
  /** The sum at the end, in the units of its limit. */
  readonly level: number;
  /** Index of the first observation of the run that stands; the length where the sum is at zero. */
  readonly since: number;
  /** Index of the observation at which this run first passed the limit; null where it has not. */
  readonly alarmAt: number | null;
}

/**
 * Page's one-sided cumulative sum: adds each score and never falls below zero; a rise above `limit` says that the
 * process has moved (Page 1954; Montgomery, Introduction to Statistical Quality Control, 9.1).
 */
export function cusum(scores: readonly number[], limit: number): Cusum {
  let level = 0;
  let since = 0;
  let alarmAt: number | null = null;
  for (const [index, score] of scores.entries()) {
    if (level <= 0) since = index;
    level = Math.max(0, level + score);
    if (level === 0) {
      since = index + 1;
      alarmAt = null;
    } else if (alarmAt === null && level > limit) alarmAt = index;
  }
  return { alarm: level > limit, level, since, alarmAt };
}

/** Log-likelihood scores of yes/no observations for a rate that rose from `from` to `to`, both in (0, 1). */
export function bernoulliScores(failures: readonly boolean[], from: number, to: number): number[] {
  const failed = Math.log(to / from);
  const passed = Math.log((1 - to) / (1 - from));
  return failures.map((failure) => (failure ? failed : passed));
}
