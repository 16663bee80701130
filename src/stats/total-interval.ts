import tQuantile from '@stdlib/stats-base-dists-t-quantile';

/** A figure's 95 % interval, in the figure's own units. */
export type Interval = readonly [low: number, high: number];

/**
 * The 95 % interval of a total over days that vary by chance, by Student's t over the days: what as many days like
 * these would come to. Null for fewer than a week, whose days say too little of how days vary.
 */
export function totalInterval(days: readonly number[]): Interval | null {
  const n = days.length;
  if (n < 7) return null;
  const total = days.reduce((sum, day) => sum + day, 0);
  const variance = days.reduce((sum, day) => sum + (day - total / n) ** 2, 0) / (n - 1);
  const half = tQuantile(0.975, n - 1) * Math.sqrt(n * variance);
  return [total - half, total + half];
}
