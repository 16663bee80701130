import type { Channel, SoldLine } from './lines.ts';
import type { Random } from './random.ts';
import type { SampleWorld } from './world.ts';

/** An order of one customer; its minute is after midnight on the shop's clock. */
export interface SampleOrder {
  readonly id: string;
  readonly day: number;
  readonly minute: number;
  readonly channel: Channel;
  readonly customer: string;
  readonly isFirst: boolean;
  readonly country: string;
  readonly postcode: string;
  readonly lines: readonly SoldLine[];
}

const SIZES: readonly (readonly [number, number])[] = [
  [1, 66],
  [2, 24],
  [3, 10],
];
/** Hours in which people order, by weight. */
const HOURS: readonly (readonly [number, number])[] = [
  [0, 1],
  [6, 2],
  [8, 5],
  [10, 8],
  [12, 10],
  [14, 8],
  [16, 8],
  [18, 10],
  [20, 14],
  [22, 9],
];
const POSTCODES = [
  '02139',
  '04101',
  '10014',
  '11215',
  '60614',
  '78704',
  '80211',
  '90026',
  '94110',
  '97214',
  '98103',
];
const FIRST_ORDER = 48_213;
/** Customers so far; about half of the orders are from somebody who has bought before. */
const KNOWN_CUSTOMERS = 9000;

/** Puts the lines of each day and channel into orders, in the order of their times. */
export function ordersOf(world: SampleWorld, lines: readonly SoldLine[]): SampleOrder[] {
  const random = world.random('orders');
  const groups = Map.groupBy(lines, ({ day, channel }) => `${String(day).padStart(4, '0')}:${channel}`);
  const baskets = [...groups.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => basketsOf(group, random));
  const placed = baskets.map((basket) => ({
    basket,
    minute: random.weighted(HOURS) * 60 + random.int(0, 119),
  }));
  let customers = KNOWN_CUSTOMERS;
  return placed
    .toSorted((a, b) => dayOfBasket(a.basket) - dayOfBasket(b.basket) || a.minute - b.minute)
    .map(({ basket, minute }, index) => {
      const isFirst = random.chance(0.46);
      if (isFirst) customers += 1;
      return {
        id: `HP-${FIRST_ORDER + index}`,
        day: dayOfBasket(basket),
        minute: Math.min(minute, 24 * 60 - 1),
        channel: basket[0]?.channel ?? 'direct',
        customer: `C-${isFirst ? customers : random.int(1000, customers)}`,
        isFirst,
        country: random.weighted(COUNTRIES),
        postcode: random.pick(POSTCODES),
        lines: basket,
      };
    });
}

const COUNTRIES: readonly (readonly [string, number])[] = [
  ['US', 91],
  ['CA', 6],
  ['GB', 3],
];

/** Shuffles lines and cuts them into baskets; a SKU stands once in a basket. */
function basketsOf(lines: readonly SoldLine[], random: Random): SoldLine[][] {
  const left = lines.map((line) => ({ line, key: random.next() })).toSorted((a, b) => a.key - b.key);
  const baskets: SoldLine[][] = [];
  let size = 0;
  for (const { line } of left) {
    const current = baskets.at(-1);
    const fits = current && current.length < size && !current.some(({ product }) => product === line.product);
    if (fits) current.push(line);
    else {
      baskets.push([line]);
      size = random.weighted(SIZES);
    }
  }
  return baskets;
}

function dayOfBasket(basket: readonly SoldLine[]): number {
  return basket[0]?.day ?? 0;
}
