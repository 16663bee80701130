import { negativeBinomialCdf, smallestCount } from '../../stats/negative-binomial.ts';
import type { Recalibration } from './calibration.ts';
import { HORIZONS } from './dispersion.ts';
import type { DemandForecast } from './outlook.ts';
import type { Surge } from './spiked-level.ts';
import { POISSON, type Spread, varianceOf } from './spread.ts';
import type { WeekdayShape } from './weekday.ts';

/**
 * A forecast from a level, a weekday shape, and a spread and a correction per horizon of `HORIZONS` (interpolated
 * between them): a negative binomial, recalibrated on the shop's own past.
 */
export class LevelForecast implements DemandForecast {
  readonly #level: number;
  readonly #cumulativeShape: Float64Array;
  readonly #spreads: readonly Spread[];
  readonly #recalibrations: readonly Recalibration[];
  readonly #surges: readonly Surge[];

  /** `firstWeekday` is the index in `shape` of the first forecast day. */
  constructor(
    level: number,
    shape: WeekdayShape,
    firstWeekday: number,
    spreads: readonly Spread[] = [],
    recalibrations: readonly Recalibration[] = [],
    surges: readonly Surge[] = [],
  ) {
    this.#level = level;
    this.#spreads = spreads;
    this.#recalibrations = recalibrations;
    this.#surges = surges;
    this.#cumulativeShape = new Float64Array(8);
    for (let i = 0; i < 7; i += 1) {
      this.#cumulativeShape[i + 1] = (this.#cumulativeShape[i] ?? 0) + (shape[(firstWeekday + i) % 7] ?? 1);
    }
  }

  mean(days: number): number {
    const above = this.#surges.reduce((sum, surge) => sum + (surge.ratio - 1) * this.#within(surge, days), 0);
    return Math.max(0, this.#level * (this.#factors(days) + above));
  }

  /** The sum of the weekday factors of those of the next `days` days that a surge covers. */
  #within({ from, until }: Surge, days: number): number {
    return this.#factors(Math.min(days, until)) - this.#factors(Math.min(days, from));
  }

  /** The sum of the weekday factors of the next `days` days. */
  #factors(days: number): number {
    const weeks = Math.floor(days / 7);
    const rest = this.#cumulativeShape[days - 7 * weeks] ?? 0;
    return weeks * (this.#cumulativeShape[7] ?? 7) + rest;
  }

  cdf(days: number, units: number): number {
    if (units < 0) return 0;
    const mean = this.mean(days);
    if (mean <= 0) return 1;
    const said = negativeBinomialCdf(units, mean, this.variance(days));
    const { lower, upper, share } = between(days);
    const low = this.#recalibrations[lower]?.(said) ?? said;
    const high = this.#recalibrations[upper]?.(said) ?? said;
    return low + share * (high - low);
  }

  quantile(days: number, p: number): number {
    const mean = this.mean(days);
    if (mean <= 0) return 0;
    return smallestCount((x) => this.cdf(days, x) >= p, mean, Math.sqrt(this.variance(days)));
  }

  /** Variance of demand over `days` days, in units². */
  variance(days: number): number {
    const mean = this.mean(days);
    const { lower, upper, share } = between(days);
    const low = this.#varianceAs(lower, days, mean);
    const doubt = this.#surges.reduce(
      (sum, surge) => sum + (this.#level * surge.error * this.#within(surge, days)) ** 2,
      0,
    );
    return low + share * (this.#varianceAs(upper, days, mean) - low) + doubt;
  }

  /** The variance as a horizon's spread has it: `typical` belongs to that horizon's length, so it is scaled. */
  #varianceAs(horizon: number, days: number, mean: number): number {
    const spread = this.#spreads[horizon] ?? POISSON;
    const typical = (spread.typical * days) / (HORIZONS[horizon] ?? 1);
    return Math.max(mean, varianceOf({ ...spread, typical }, mean));
  }
}

/** The horizons on either side of a length, and how far it is from the lower to the upper on the log of days. */
function between(days: number): { lower: number; upper: number; share: number } {
  const last = HORIZONS.length - 1;
  const next = HORIZONS.findIndex((horizon) => horizon >= days);
  const upper = next < 0 ? last : next;
  const lower = next < 0 ? last : Math.max(0, upper - 1);
  const from = HORIZONS[lower] ?? 1;
  const to = HORIZONS[upper] ?? 1;
  return { lower, upper, share: to > from ? Math.log(days / from) / Math.log(to / from) : 0 };
}
