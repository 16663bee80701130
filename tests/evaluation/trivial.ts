import type { Method } from './augurs.ts';

/** The forecasts that anybody would try first; a forecast that loses to one of them is not worth its code. */
export const TRIVIAL: Readonly<Record<string, Method>> = {
  'last week': (past, days) =>
    Float64Array.from({ length: days }, (_, i) => past[past.length - 7 + (i % 7)] ?? 0),
  MA7: (past, days) => new Float64Array(days).fill(recentMean(past, 7)),
  MA28: (past, days) => new Float64Array(days).fill(recentMean(past, 28)),
  'SES 0.1': (past, days) => new Float64Array(days).fill(smoothed(past, 0.1)),
  'SES 0.3': (past, days) => new Float64Array(days).fill(smoothed(past, 0.3)),
  'same weekday': (past, days) =>
    Float64Array.from({ length: days }, (_, i) => {
      let sum = 0;
      for (let week = 1; week <= 8; week += 1) sum += past[past.length - 7 * week + (i % 7)] ?? 0;
      return sum / 8;
    }),
};

export function recentMean(past: Float64Array, days: number): number {
  const recent = past.subarray(Math.max(0, past.length - days));
  return recent.reduce((sum, value) => sum + value, 0) / Math.max(1, recent.length);
}

/** Simple exponential smoothing, started at the first value. */
export function smoothed(past: Float64Array, gain: number): number {
  return past.reduce((level, value) => level + gain * (value - level), past[0] ?? 0);
}
