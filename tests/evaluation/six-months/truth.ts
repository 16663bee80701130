import { randomOf } from '../../../src/sample/random.ts';

/** What is true of a SKU and what no agent is told. Money in minor units. */
export interface TrueSku {
  readonly sku: string;
  readonly supplierId: string;
  readonly price: number;
  readonly cost: number;
  /** Orders that come without ads, by day: the same whatever the agents do. */
  readonly organic: readonly number[];
  /** Share of what is sold that comes back, through the plainest channel. */
  readonly returnRate: number;
  readonly channel: Channel;
  readonly cpc: number;
  /** Conversions per click. */
  readonly conversion: number;
  readonly dailyBudget: number;
  /** One uniform number a day, from which conversions are drawn: more clicks never bring fewer of them. */
  readonly luck: readonly number[];
  /** The day of its launch; null without one. */
  readonly launchedOn: number | null;
}

export const CHANNELS = ['search', 'social', 'influencer'] as const;
export type Channel = (typeof CHANNELS)[number];
/** How often a channel's orders come back against the plainest one's. */
export const RETURN_RATIOS: Readonly<Record<Channel, number>> = { search: 1, social: 1.3, influencer: 2 };

export interface TrueSupplier {
  readonly id: string;
  readonly quotedDays: number;
  /** Days that each of its orders really takes, one after the other. */
  readonly actualDays: readonly number[];
}

export interface Truth {
  readonly seed: number;
  readonly skus: readonly TrueSku[];
  readonly suppliers: readonly TrueSupplier[];
}

export const LEARNING_DAYS = 120;
export const DAYS = LEARNING_DAYS + 182;
const SKUS = 30;
const LAUNCHES = 24;
/** A launch sells three times as much for 72 hours, and 1.4 times as much from then on. */
export const LIFT = { peak: 3, days: 3, settled: 1.4 } as const;
const WEEK = [0.9, 0.85, 0.9, 1, 1.1, 1.15, 1.1];

/** A shop of thirty SKUs, six suppliers of whom half lie about their lead time, and two dozen launches. */
export function truthOf(seed: number): Truth {
  const random = randomOf(seed, 'shop');
  const suppliers = Array.from({ length: 6 }, (_, index): TrueSupplier => {
    const quotedDays = random.int(7, 21);
    const factor = index % 2 === 0 ? 1.5 + 0.5 * random.next() : 1;
    const actualDays = Array.from({ length: 400 }, () =>
      Math.max(2, Math.round(quotedDays * factor + random.normal(0, 1.5))),
    );
    return { id: `S${index}`, quotedDays, actualDays };
  });
  const days = Array.from({ length: LAUNCHES }, (_, index) =>
    Math.round(30 + ((DAYS - 45) * (index + random.next())) / LAUNCHES),
  );
  const skus = Array.from({ length: SKUS }, (_, index) => skuOf(seed, index, days[index] ?? null));
  return { seed, skus, suppliers };
}

function skuOf(seed: number, index: number, launchedOn: number | null): TrueSku {
  const random = randomOf(seed, `sku ${index}`);
  const base = 4 * Math.exp(random.normal(0, 0.6));
  const price = 100 * random.int(20, 90);
  const conversion = 0.015 + 0.03 * random.next();
  const organic = Array.from({ length: DAYS }, (_, day) =>
    random.count(base * (WEEK[day % 7] ?? 1) * liftOn(day, launchedOn), 1.2),
  );
  return {
    sku: `SKU-${index}`,
    supplierId: `S${random.int(0, 5)}`,
    price,
    cost: Math.round(price * (0.35 + 0.15 * random.next())),
    organic,
    returnRate: 0.05 + 0.15 * random.next(),
    channel: random.pick(CHANNELS),
    // From ads that earn twice what they cost to ads that earn half of it.
    cpc: Math.round(price * 0.5 * conversion * (0.5 + 1.3 * random.next())),
    conversion,
    dailyBudget: Math.round(0.25 * base * price * 0.5),
    luck: Array.from({ length: DAYS }, () => random.next()),
    launchedOn,
  };
}

/** How many times its usual orders a SKU gets. */
export function liftOn(day: number, launchedOn: number | null): number {
  if (launchedOn === null || day < launchedOn) return 1;
  return day < launchedOn + LIFT.days ? LIFT.peak : LIFT.settled;
}
