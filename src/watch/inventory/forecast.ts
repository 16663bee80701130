import { negativeBinomialCdf, smallestCount } from '../../stats/negative-binomial.ts';
import { HORIZONS } from './dispersion.ts';
import type { DemandForecast } from './outlook.ts';
import type { WeekdayShape } from './weekday.ts';

/** Variance of demand over a horizon as a function of its mean: `linear · mean + quadratic · mean²`. */
export interface Spread {
  readonly linear: number;
  readonly quadratic: number;
}

/** How to correct a cumulative probability so that what was said to happen with p did happen with p. */
export type Recalibration = (probability: number) => number;

/**
 * A forecast from a level, a weekday shape and a spread per horizon of `HORIZONS` (interpolated between them):
 * negative binomial, recalibrated on the shop's own past.
 */
export class LevelForecast implements DemandForecast {
  readonly #level: number;
  readonly #cumulativeShape: Float64Array;
  readonly #spreads: readonly Spread[];
  readonly #recalibrate: Recalibration;

  /** `firstWeekday` is the index in `shape` of the first forecast day. */
  constructor(
    level: number,
    shape: WeekdayShape,
    firstWeekday: number,
    spreads: readonly Spread[],
    recalibrate: Recalibration = (p) => p,
  ) {
    this.#level = level;
    this.#spreads = spreads;
    this.#recalibrate = recalibrate;
    this.#cumulativeShape = new Float64Array(8);
    for (let i = 0; i < 7; i += 1) {
      this.#cumulativeShape[i + 1] = (this.#cumulativeShape[i] ?? 0) + (shape[(firstWeekday + i) % 7] ?? 1);
    }
  }

  mean(days: number): number {
    const weeks = Math.floor(days / 7);
    const rest = this.#cumulativeShape[days - 7 * weeks] ?? 0;
    return this.#level * (weeks * (this.#cumulativeShape[7] ?? 7) + rest);
  }

  cdf(days: number, units: number): number {
    if (units < 0) return 0;
    const mean = this.mean(days);
    if (mean <= 0) return 1;
    return this.#recalibrate(negativeBinomialCdf(units, mean, this.variance(days)));
  }

  quantile(days: number, p: number): number {
    const mean = this.mean(days);
    if (mean <= 0) return 0;
    return smallestCount((x) => this.cdf(days, x) >= p, mean, Math.sqrt(this.variance(days)));
  }

  /** Variance of demand over `days` days, in units². */
  variance(days: number): number {
    const mean = this.mean(days);
    const { linear, quadratic } = spreadAt(this.#spreads, days);
    return Math.max(mean * 1.0001, linear * mean + quadratic * mean * mean);
  }
}

/** Linear between horizons on the logarithm of days; beyond the last one, the last one. */
function spreadAt(spreads: readonly Spread[], days: number): Spread {
  let upper = HORIZONS.findIndex((horizon) => horizon >= days);
  if (upper < 0) upper = HORIZONS.length - 1;
  const lower = Math.max(0, upper - 1);
  const high = spreads[upper] ?? POISSON;
  const low = spreads[lower] ?? high;
  const from = Math.log(HORIZONS[lower] ?? 1);
  const to = Math.log(HORIZONS[upper] ?? 1);
  const share = to > from ? Math.min(1, Math.max(0, (Math.log(days) - from) / (to - from))) : 1;
  return {
    linear: low.linear + share * (high.linear - low.linear),
    quadratic: low.quadratic + share * (high.quadratic - low.quadratic),
  };
}

const POISSON: Spread = { linear: 1, quadratic: 0 };
