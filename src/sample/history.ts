import type { SampleProduct } from './catalogue.ts';
import { demandOf } from './demand.ts';
import { type SoldLine, soldLines } from './lines.ts';
import { casePackOf, inCases, isOrderDay, type Purchase, purchase, supplierOf } from './purchases.ts';
import type { Story, Supply } from './story.ts';
import type { SampleWorld } from './world.ts';

/** What happened to one SKU: what was sold, ordered, and stood on the shelf each morning (and this morning). */
export interface SkuHistory {
  readonly product: SampleProduct;
  readonly lines: readonly SoldLine[];
  readonly purchases: readonly Purchase[];
  /** Units on hand at the start of each day of the world, and of today. */
  readonly onHand: readonly number[];
}

/** Days of demand on the shelf at the beginning. */
const FIRST_COVER = 45;
/** The shop orders when what it has and expects covers the real lead time and this many days more. */
const BUFFER_DAYS = 47;
/** Days that the shop looks back on when it orders. */
const LOOK_BACK_DAYS = 42;
/** How many days an order is for. */
const ORDER_DAYS = 30;

/** Plays a SKU's days one after the other; `calendar` is what a usual day multiplies its rate by. */
export function historyOf(
  world: SampleWorld,
  product: SampleProduct,
  { calendar, stories }: { calendar: readonly number[]; stories: readonly Story[] },
): SkuHistory {
  const random = world.random(`history:${product.sku}`);
  const demand = demandOf(product, { calendar, stories, random });
  const supply = stories.map((story) => story.supply?.(product) ?? null).find((one) => one !== null) ?? null;
  const sell = (day: number, units: number) => soldLines(world, { product, day, units }, stories, random);
  return supply ? planned(world, product, demand, supply, sell) : reordered(world, product, demand, sell);
}

type Sell = (day: number, units: number) => SoldLine[];

/** As usual: a new order whenever stock and open orders run below the reorder point. */
function reordered(
  world: SampleWorld,
  product: SampleProduct,
  demand: readonly number[],
  sell: Sell,
): SkuHistory {
  const supplier = supplierOf(world, product);
  // Before there are weeks to look back on, the shop goes by what it expected.
  const recent = (day: number) =>
    mean([
      ...Array(Math.max(0, LOOK_BACK_DAYS - 1 - day)).fill(product.rate),
      ...demand.slice(Math.max(0, day + 1 - LOOK_BACK_DAYS), day + 1),
    ]);
  let stock = Math.ceil(product.rate * FIRST_COVER * 1.2) + 2;
  const purchases: Purchase[] = [];
  const lines: SoldLine[] = [];
  const onHand: number[] = [];
  demand.forEach((wanted, day) => {
    onHand.push(stock);
    stock += arriving(purchases, day) + comingBack(lines, day);
    const sold = Math.min(stock, wanted);
    stock -= sold;
    lines.push(...sell(day, sold));
    if (!isOrderDay(world, supplier, day)) return;
    const open = purchases
      .filter(({ arrivesOn }) => arrivesOn > day)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    // What it expected steadies what chance made of the last weeks.
    const rate = (recent(day) + product.rate) / 2;
    const leadTime = supplier.quotedDays + Math.max(0, supplier.slipDays);
    if (stock + open > rate * (leadTime + BUFFER_DAYS)) return;
    purchases.push(purchase(world, product, day, inCases(rate * ORDER_DAYS, product, supplier)));
  });
  onHand.push(stock);
  return { product, lines, purchases, onHand };
}

/**
 * As a story tells it: every unit wanted was there, and what is left this morning covers exactly the days it says.
 * Orders arrive in between, in whole cases; the stock of the first day makes up for what they leave over.
 */
function planned(
  world: SampleWorld,
  product: SampleProduct,
  demand: readonly number[],
  supply: Supply,
  sell: Sell,
): SkuHistory {
  const supplier = supplierOf(world, product);
  const lines = demand.flatMap((units, day) => sell(day, units));
  const net = demand.map((units, day) => units - comingBack(lines, day));
  const days = demand.length;
  const target = Math.max(1, Math.round(mean(demand.slice(-28)) * supply.cover));
  const pack = casePackOf(product, supplier);
  const arrivals = [60, 110, 160].map((day) => Math.min(day, days - 1));
  const purchases = arrivals.flatMap((arrivesOn, index) => {
    const until = arrivals[index + 1] ?? days;
    const needed = sum(net.slice(arrivesOn, until)) + (index === arrivals.length - 1 ? target : 0);
    const quantity = Math.floor(needed / pack) * pack;
    const orderedOn = arrivesOn - supplier.quotedDays - Math.max(0, Math.round(supplier.slipDays));
    return quantity > 0 ? [purchase(world, product, orderedOn, quantity, arrivesOn)] : [];
  });
  const first = sum(net) + target - sum(purchases.map(fitToSell));
  const onHand = [first];
  for (let day = 0; day < days; day += 1) {
    onHand.push((onHand[day] ?? 0) + arriving(purchases, day) - (net[day] ?? 0));
  }
  const late = supply.kind === 'late_order' ? [lateOne(world, product, demand, supply.orderedAgo)] : [];
  return { product, lines, purchases: [...purchases, ...late], onHand };
}

/** Ordered long enough ago to be here, and still on its way. */
function lateOne(
  world: SampleWorld,
  product: SampleProduct,
  demand: readonly number[],
  ago: number,
): Purchase {
  const units = inCases(mean(demand.slice(-28)) * ORDER_DAYS, product, supplierOf(world, product));
  return purchase(world, product, demand.length - ago, units, demand.length + 9);
}

function arriving(purchases: readonly Purchase[], day: number): number {
  return sum(purchases.filter(({ arrivesOn }) => arrivesOn === day).map(fitToSell));
}

function fitToSell({ quantity, rejected }: Purchase): number {
  return quantity - rejected;
}

function comingBack(lines: readonly SoldLine[], day: number): number {
  return sum(
    lines
      .filter(({ returnedOn, restocked }) => restocked && returnedOn === day)
      .map(({ quantity }) => quantity),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}
