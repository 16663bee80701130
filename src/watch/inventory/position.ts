import { type Corrections, NO_CORRECTIONS } from '../../context/index.ts';
import { type Day, daysBetween, startOfDay } from '../../domain/day.ts';
import type { Money } from '../../domain/money.ts';
import type { Shop } from '../../domain/shop.ts';
import type { OrderedLineRow } from '../suppliers/facts.ts';
import type { Thresholds } from '../thresholds.ts';
import { declaredSpikes } from './declared.ts';
import { type LearnedDemand, learnDemand, noDemand } from './demand.ts';
import type { SkuOutlook } from './outlook.ts';
import { type Inventory, RESTOCK_DAYS } from './read.ts';
import type { DemandSeries } from './series.ts';
import { leadTimeDemandQuantile, runOutByDay, type Supply } from './stockout.ts';
import { supplyReader } from './supply.ts';

/** A SKU's outlook with what the detectors need to judge it. */
export interface SkuPosition {
  readonly outlook: SkuOutlook;
  readonly series: DemandSeries | null;
  readonly launchedOn: Day | null;
  readonly learned: LearnedDemand;
  /** null: no stock level was loaded, so nothing about running out can be said. */
  readonly supply: Supply | null;
  /** P(empty by the end of day t), worked out on the first call. */
  readonly runOut: () => Float64Array;
}

/** Days ahead over which running out is looked for, at least; a longer lead time looks further. */
const LOOK_AHEAD_DAYS = 90;

/** Puts facts together into one position per SKU. Pure; lead times are worked out once per supplier and quote. */
export function buildPositions(
  inventory: Inventory,
  {
    shop,
    thresholds,
    corrections = NO_CORRECTIONS,
  }: { shop: Shop; thresholds: Thresholds; corrections?: Corrections },
): Map<string, SkuPosition> {
  const declared = declaredSpikes(inventory.events, inventory.window);
  const learned = learnDemand(inventory.series, declared, corrections);
  const lines = groupBy(inventory.lines, ({ sku }) => sku);
  const supply = supplyReader(inventory, lines, { thresholds, corrections });
  const startOf = remembered((day: Day) => startOfDay(day, shop.timeZone));
  const positions = new Map<string, SkuPosition>();
  for (const sku of inventory.skus) {
    const product = inventory.products.get(sku);
    const demand = learned.get(sku) ?? noDemand;
    const { leadTime, supplierId, supplierName, open } = supply(sku);
    const stock = inventory.stock.get(sku) ?? null;
    const series = inventory.series.get(sku) ?? null;
    const available = stock ? availableNow(inventory, sku, lines.get(sku) ?? []) : null;
    const held: Supply | null =
      available === null
        ? null
        : {
            available,
            incoming: open.map(({ outstanding, arrival }) => ({ units: outstanding, pmf: arrival.pmf })),
            returnsPerDay: (inventory.restocked.get(sku)?.restocked ?? 0) / RESTOCK_DAYS,
          };
    const currency = product?.currency ?? shop.currency;
    const outlook: SkuOutlook = {
      sku,
      title: product?.title ?? sku,
      category: product?.category ?? null,
      similarGroup: product?.similar_group ?? null,
      price: priceOf(product?.price_minor ?? null, inventory.sales.get(sku), currency),
      unitCost: moneyOrNull(product?.unit_cost_minor ?? null, currency),
      status: product?.status ?? null,
      onHand: stock?.on_hand ?? null,
      committed: stock?.committed ?? 0,
      asOf: stock ? (stock.captured_at ?? startOf(stock.day)) : null,
      openOrders: open.map(({ line, outstanding, arrival }) => ({
        poId: line.po_id,
        outstanding,
        promisedOn: line.promised_on,
        expectedOn: arrival.expectedOn,
      })),
      velocityPerDay: demand.forecast.mean(28) / 28,
      demand: demand.forecast,
      leadTime,
      supplierId,
      supplierName,
      reorderPoint: leadTimeDemandQuantile(
        demand.forecast,
        leadTime.pmf,
        thresholds['stockout_risk.service_level'],
      ),
    };
    const days = Math.max(LOOK_AHEAD_DAYS, leadTime.pmf.length);
    positions.set(sku, {
      outlook,
      series,
      launchedOn: product?.launched_on ?? null,
      learned: demand,
      supply: held,
      runOut: once(() => (held ? runOutByDay(demand.forecast, held, days) : new Float64Array(days + 1))),
    });
  }
  return positions;
}

/** Units to sell now: the last level less what is promised, moved on by what was sold and received since. */
function availableNow(inventory: Inventory, sku: string, lines: readonly OrderedLineRow[]): number {
  const stock = inventory.stock.get(sku);
  if (!stock) return 0;
  const { window } = inventory;
  let available = stock.on_hand - (stock.committed ?? 0);
  const age = daysBetween(stock.day, window.today);
  if (age <= 0) return available;
  const units = inventory.series.get(sku)?.units;
  for (let t = window.days - age + 1; t < window.days; t += 1) available -= units?.[t] ?? 0;
  available -= (inventory.today.get(sku)?.units ?? 0) - (inventory.cancelledToday.get(sku)?.units ?? 0);
  for (const line of lines) {
    if (line.arrived_on !== null && line.arrived_on > stock.day) available += line.received;
  }
  return Math.max(0, available);
}

function priceOf(
  listed: number | null,
  sales: { revenue: number; revenue_units: number } | undefined,
  currency: string,
): Money | null {
  if (listed !== null) return { minor: listed, currency };
  if (!sales || !(sales.revenue_units > 0)) return null;
  return { minor: Math.round(sales.revenue / sales.revenue_units), currency };
}

function moneyOrNull(minor: number | null, currency: string): Money | null {
  return minor === null ? null : { minor, currency };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function remembered<K, T>(make: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
