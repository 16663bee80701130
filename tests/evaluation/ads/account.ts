import { type Random, randomOf } from '../../../src/sample/random.ts';
import type { AdRow } from '../../../src/watch/ads/figures.ts';

/** What a conversion may cost, in cents. */
export const TARGET = 3000;
const MEAN_RATE = 0.03;
/** A conversion comes in this many days after its click: log-normal, half within two days, nearly all within a week. */
const LAG_MEDIAN = 2;
const LAG_SIGMA = 0.6;

/** A keyword with its true cost per conversion as a multiple of the target. */
export interface SimulatedKeyword {
  readonly id: string;
  readonly times: number;
  readonly cpc: number;
  /** By day: clicks, and the days on which conversions of that day's clicks came in. */
  readonly clicks: readonly number[];
  readonly arrivals: readonly (readonly number[])[];
}

/** How true costs per conversion are spread over an account, as multiples of the target. */
export type Mix = (random: Random) => number;

/** Every keyword exactly at the target. */
export const NULL_MIX: Mix = () => 1;

/** Most keywords earn their money, some are a little too dear, one in ten wastes it. */
export const MIXED: Mix = (random) =>
  random.weighted<() => number>([
    [() => 0.4 + 0.6 * random.next(), 0.65],
    [() => 1.1 + 0.8 * random.next(), 0.25],
    [() => 3 + 5 * random.next(), 0.1],
  ])();

export interface AccountSize {
  readonly count: number;
  readonly days: number;
  readonly lagMedian?: number;
}

/** An account of `count` keywords over `days` days. */
export function simulate(
  seed: number,
  mix: Mix,
  { count, days, lagMedian = LAG_MEDIAN }: AccountSize,
): SimulatedKeyword[] {
  const random = randomOf(seed, 'account');
  return Array.from({ length: count }, (_, index) => {
    const times = mix(random);
    const rate = MEAN_RATE * Math.exp(random.normal(0, 0.5));
    const cpc = rate * TARGET * times;
    const clicksADay = Math.exp(random.normal(2.5, 1));
    const clicks = Array.from({ length: days }, () => random.count(clicksADay, 1.3));
    const arrivals = clicks.map((count, day) =>
      Array.from(
        { length: random.count(count * rate) },
        () => day + lagMedian * Math.exp(random.normal(0, LAG_SIGMA)),
      ),
    );
    return { id: `K${index}`, times, cpc, clicks, arrivals };
  });
}

export interface Look {
  /** The day at whose end the account is looked at. */
  readonly day: number;
  /** Days that are looked back. */
  readonly back: number;
  /** Mean lag that clicks are given; 0 takes every click at its face value. */
  readonly lagDays: number;
  /** Whether conversions are known that have not come in yet. */
  readonly isOracle: boolean;
}

/** A keyword as the ad figures of a look show it. */
export function rowAt({ id, cpc, clicks, arrivals }: SimulatedKeyword, look: Look): AdRow {
  const { day, back, lagDays, isOracle } = look;
  const sums = { clicks: 0, ripeClicks: 0, conversions: 0, hours: 0 };
  for (let at = Math.max(0, day - back + 1); at <= day; at += 1) {
    const own = clicks[at] ?? 0;
    sums.clicks += own;
    // Clicks are spread over the day: half a day old at its end.
    sums.ripeClicks += own * (lagDays > 0 ? 1 - Math.exp(-(day - at + 0.5) / lagDays) : 1);
    sums.conversions += (arrivals[at] ?? []).filter((arrival) => isOracle || arrival <= day + 1).length;
    sums.hours += 24;
  }
  return {
    ...{ type: 'keyword', id, text: id, status: 'enabled', skus: [], campaign_id: null, campaign_name: null },
    ...{ brand: false, currency: 'USD', value: 0, ...sums },
    ...{ cost: sums.clicks * cpc, ripeCost: sums.ripeClicks * cpc },
  };
}
