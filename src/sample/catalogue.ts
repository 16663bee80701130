import { MISPICKS } from './incidents/mispicks.ts';
import type { Random } from './random.ts';
import { STYLES, type Style } from './shop/styles.ts';

/** One SKU as its product row says it is, and how many a day it really sells on average. */
export interface SampleProduct {
  readonly sku: string;
  readonly title: string;
  readonly style: Style;
  readonly size: string;
  readonly price: number;
  readonly unitCost: number;
  readonly barcode: string;
  readonly bin: string;
  /** Units a day before weekday, season and incidents. */
  readonly rate: number;
}

const FIRST_NUMBER = 2601;
/** Units a day above the slowest that a SKU of pull 1 sells, before it is spread over the sizes. */
const BASE_RATE = 0.5;

/** Units a day below which the shop would not keep a SKU. */
const SLOWEST = 0.3;

/** Sizes in the middle of a run sell most. */
function sizeShare(index: number, count: number): number {
  if (count === 1) return 1.6;
  const place = (index + 0.5) / count - 0.5;
  return 1.2 * Math.exp(-4 * place ** 2);
}

/** Every SKU of every style, numbered in the order of the list. */
export function catalogue(random: Random): SampleProduct[] {
  const variants = STYLES.flatMap((style) =>
    style.colours.flatMap((colour) => style.sizes.map((size, place) => ({ style, colour, size, place }))),
  );
  return variants.map(({ style, colour, size, place }, index) => ({
    sku: `SKU-${FIRST_NUMBER + index}`,
    title: [`${style.name}, ${colour}`, size].filter(Boolean).join(', '),
    style,
    size,
    price: style.price,
    unitCost: Math.round(style.price * style.costShare * 100) / 100,
    barcode: ean13(`50${(60_431_000 + index * 7).toString().padStart(10, '0')}`),
    bin: binOf(`SKU-${FIRST_NUMBER + index}`, index),
    rate:
      SLOWEST +
      BASE_RATE * style.pull * sizeShare(place, style.sizes.length) * Math.exp(random.normal(-0.6, 0.7)),
  }));
}

/** An aisle, a rack and a place in it; look-alikes side by side. */
function binOf(sku: string, index: number): string {
  const place = (1 + (index % 24)).toString().padStart(2, '0');
  const beside: Readonly<Record<string, string>> = MISPICKS.bins;
  return beside[sku] ?? `${'ABCDEFGH'.charAt(index % 8)}${1 + Math.floor(index / 40)}-${place}`;
}

/** The twelve digits with their check digit (GS1 General Specifications, 7.9). */
export function ean13(twelve: string): string {
  const sum = [...twelve].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}
