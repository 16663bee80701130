import type { PickCell } from './rates.ts';

/** A place that makes more errors than its picks explain, since a day. */
export interface Hotspot {
  readonly cell: PickCell;
  /** Index of the first day of the period that stands out most. */
  readonly since: number;
  readonly picks: number;
  readonly errors: number;
  readonly expected: number;
  /** Log-likelihood gained over the common rate, divided by the dispersion between places. */
  readonly evidence: number;
}

export interface HotspotLimits {
  /** Chance that a month of nights raises any false alarm. */
  readonly falseAlarmsPerMonth: number;
  /** Times the expected errors below which a place is not reported. */
  readonly ratio: number;
  readonly minErrors: number;
}

/**
 * Places above the funnel's limit (Spiegelhalter 2005: overdispersed by the winsorised z-scores of all places), over
 * the period up to now in which each stands out most: a generalised likelihood-ratio scan, whose limit pays for all
 * places and for looking every night of a month.
 */
export function findHotspots(cells: readonly PickCell[], limits: HotspotLimits): Hotspot[] {
  const judged = cells.filter(({ picks }) => sum(picks) > 0);
  if (judged.length < 2) return [];
  const limit = Math.log((judged.length * NIGHTS * SCAN_FACTOR) / limits.falseAlarmsPerMonth);
  const spread = dispersion(judged);
  return judged.flatMap((cell) => {
    const spot = strongestPeriod(cell, spread, limits);
    return spot && spot.evidence > limit ? [spot] : [];
  });
}

const NIGHTS = 30;
/** False alarms of the scan a place and night, over exp(−limit); from simulated months without a hot-spot. */
const SCAN_FACTOR = 0.25;

function strongestPeriod(cell: PickCell, spread: number, limits: HotspotLimits): Hotspot | null {
  let best: Hotspot | null = null;
  let picks = 0;
  let errors = 0;
  let expected = 0;
  for (let at = cell.picks.length - 1; at >= 0; at -= 1) {
    picks += cell.picks[at] ?? 0;
    errors += cell.errors[at] ?? 0;
    expected += cell.expected[at] ?? 0;
    if (errors < limits.minErrors || errors < limits.ratio * expected) continue;
    const evidence = gain(errors, expected, cell.errorsElsewhere) / spread;
    if (!best || evidence > best.evidence) best = { cell, since: at, picks, errors, expected, evidence };
  }
  return best;
}

/**
 * Log-likelihood gained by a rate of its own: of all errors, given their number, the share at this place is binomial,
 * so that a baseline of few errors makes little evidence.
 */
function gain(errors: number, expected: number, elsewhere: number): number {
  const rest = Math.max(elsewhere, 0.5);
  const all = errors + rest;
  const share = expected / (expected + rest);
  return errors * Math.log(errors / (all * share)) + rest * Math.log(rest / (all * (1 - share)));
}

/** Mean square of the places' z-scores after the outer tenth on each side is drawn in; at least 1. */
function dispersion(cells: readonly PickCell[]): number {
  const scores = cells
    .map(({ errors, expected }) => ({ errors: sum(errors), expected: sum(expected) }))
    .filter(({ expected }) => expected >= 1)
    .map(({ errors, expected }) => (errors - expected) / Math.sqrt(expected))
    .sort((a, b) => a - b);
  const tail = Math.max(1, Math.floor(scores.length / 10));
  const low = scores[tail];
  const high = scores[scores.length - 1 - tail];
  if (scores.length < 8 || low === undefined || high === undefined) return 1;
  const drawnIn = scores.map((score) => Math.min(high, Math.max(low, score)));
  return Math.max(1, drawnIn.reduce((total, score) => total + score ** 2, 0) / drawnIn.length);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
