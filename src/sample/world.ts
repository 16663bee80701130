import { addDays, type Day, eachDay, weekdayOf } from '../domain/day.ts';
import { catalogue, type SampleProduct } from './catalogue.ts';
import { type Random, randomOf } from './random.ts';
import { type SampleSupplier, SUPPLIERS } from './shop/suppliers.ts';

/** Everything that the sample shop's files are drawn from. */
export interface SampleWorld {
  /** The day whose morning it is; the last day with sales is the one before. */
  readonly today: Day;
  readonly timeZone: string;
  readonly currency: string;
  /** True for a shop of the same size in which nothing is out of the ordinary. */
  readonly isQuiet: boolean;
  /** The days with sales, oldest first. */
  readonly days: readonly Day[];
  /** The ISO weekday of each of the days. */
  readonly weekdays: readonly number[];
  readonly products: readonly SampleProduct[];
  readonly suppliers: ReadonlyMap<string, SampleSupplier>;
  /** A stream of random numbers of its own for each name. */
  random(name: string): Random;
}

export const SHOP_NAME = 'Harbor & Pine';
export const TIME_ZONE = 'America/New_York';
const DAYS = 240;
const SEED = 20_260;

/** What makes one world differ from another. */
export interface WorldOptions {
  readonly today: Day;
  readonly seed?: number;
  readonly isQuiet?: boolean;
}

/** The same world for the same options. */
export function createWorld({ today, seed = SEED, isQuiet = false }: WorldOptions): SampleWorld {
  const random = (name: string) => randomOf(seed, name);
  const days = eachDay(addDays(today, -DAYS), addDays(today, -1));
  return {
    today,
    timeZone: TIME_ZONE,
    currency: 'USD',
    isQuiet,
    days,
    weekdays: days.map(weekdayOf),
    products: catalogue(random('catalogue')),
    suppliers: new Map(SUPPLIERS.map((one) => [one.id, isQuiet ? punctual(one) : one])),
    random,
  };
}

/** Delivers about when it says. */
function punctual(supplier: SampleSupplier): SampleSupplier {
  return { ...supplier, slipDays: Math.min(supplier.slipDays, PUNCTUAL_SLIP_DAYS) };
}

const PUNCTUAL_SLIP_DAYS = 0.3;
