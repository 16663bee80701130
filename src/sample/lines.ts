import type { SampleProduct } from './catalogue.ts';
import type { Random } from './random.ts';
import type { Story } from './story.ts';
import type { SampleWorld } from './world.ts';

/** How customers found the shop. */
export const CHANNELS = ['search', 'direct', 'email', 'social', 'influencer'] as const;
export type Channel = (typeof CHANNELS)[number];

/** One line of an order, before it is part of one. `day` is an index into the world's days. */
export interface SoldLine {
  readonly product: SampleProduct;
  readonly day: number;
  readonly quantity: number;
  readonly channel: Channel;
  /** The day on which it came back; null: it stayed. May lie after the world's last day, and is not known then. */
  readonly returnedOn: number | null;
  readonly restocked: boolean;
}

const WEIGHTS: readonly (readonly [Channel, number])[] = [
  ['search', 34],
  ['direct', 25],
  ['email', 18],
  ['social', 14],
  ['influencer', 9],
];

/** Share of units that come back, by category; shoes and clothes are tried on, candles are not. */
const RETURN_SHARES: Readonly<Record<string, number>> = {
  Shoes: 0.09,
  Jackets: 0.06,
  Hoodies: 0.042,
  Knitwear: 0.055,
  Trousers: 0.07,
  'T-shirts': 0.035,
};
const OTHER_SHARE = 0.02;
/** Customers that an influencer sends send back 2.1 times as much as those who searched. */
const BY_CHANNEL: Readonly<Record<Channel, number>> = {
  search: 1,
  direct: 0.9,
  email: 0.9,
  social: 1.2,
  influencer: 2.1,
};
/** Days from the sale to the return. */
const RETURN_AFTER = [5, 21] as const;
const RESTOCKED = 0.85;

/** The lines in which a product's units of a day were bought, and which of them came back. */
export function soldLines(
  world: SampleWorld,
  { product, day, units }: { product: SampleProduct; day: number; units: number },
  stories: readonly Story[],
  random: Random,
): SoldLine[] {
  const ago = world.days.length - day;
  const usual = RETURN_SHARES[product.style.category] ?? OTHER_SHARE;
  const share = stories.reduce((factor, story) => factor * (story.returns?.(product, ago) ?? 1), usual);
  const lines: SoldLine[] = [];
  for (let left = units; left > 0; ) {
    const quantity = Math.min(left, random.weighted(QUANTITIES));
    const channel = random.weighted(WEIGHTS);
    const isReturned = random.chance(share * (world.isQuiet ? 1 : BY_CHANNEL[channel]));
    const returnedOn = isReturned ? day + random.int(...RETURN_AFTER) : null;
    lines.push({
      product,
      day,
      quantity,
      channel,
      returnedOn,
      restocked: isReturned && random.chance(RESTOCKED),
    });
    left -= quantity;
  }
  return lines;
}

const QUANTITIES: readonly (readonly [number, number])[] = [
  [1, 82],
  [2, 14],
  [3, 4],
];
