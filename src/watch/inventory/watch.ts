import { type Corrections, NO_CORRECTIONS } from '../../context/index.ts';
import type { Database } from '../../domain/database.ts';
import { addDays, startOfDay } from '../../domain/day.ts';
import type { AnyFindingDraft, FindingKind } from '../../domain/finding.ts';
import type { Shop } from '../../domain/shop.ts';
import type { OrderedLineRow } from '../suppliers/facts.ts';
import type { Thresholds } from '../thresholds.ts';
import type { Watched } from '../watcher.ts';
import { readLargestOrders } from './facts.ts';
import { demandShift, findShift, requiredEvidence } from './kinds/demand-shift.ts';
import { excessStock } from './kinds/excess-stock.ts';
import { latePurchaseOrder } from './kinds/late-purchase-order.ts';
import { stockoutRisk } from './kinds/stockout-risk.ts';
import type { SkuOutlook } from './outlook.ts';
import { buildPositions, type SkuPosition } from './position.ts';
import { type Inventory, readInventory } from './read.ts';
import { readPositions } from './read-positions.ts';
import { sharedFacts } from './shared-facts.ts';

/** What inventory's watcher saw; its outlooks are what every other room builds on. */
export type InventoryWatched = Omit<Watched<never>, 'situation'> & {
  readonly outlooks: ReadonlyMap<string, SkuOutlook>;
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
};

type Positions = ReadonlyMap<string, SkuPosition>;

/** Watches stock, demand and open purchase orders as of `now`. */
export async function watchInventory(
  db: Database,
  {
    now,
    shop,
    thresholds,
    corrections = NO_CORRECTIONS,
  }: { now: Date; shop: Shop; thresholds: Thresholds; corrections?: Corrections },
): Promise<InventoryWatched> {
  const started = performance.now();
  const inventory = await readInventory(db, { now, shop });
  const read = performance.now();
  const positions = buildPositions(inventory, { shop, thresholds, corrections });
  const learned = performance.now();
  const drafts = [
    ...stockFindings(positions, inventory, thresholds),
    ...lateOrders(positions, inventory, thresholds),
    ...(await shifts(db, positions, inventory, shop, thresholds)),
  ];
  return {
    drafts,
    evaluated: evaluatedKinds(inventory),
    outlooks: new Map([...positions].map(([sku, { outlook }]) => [sku, outlook])),
    facts: sharedFacts(positions, drafts, inventory, corrections),
    notes: notesOf(inventory),
    timings: {
      inventoryRead: read - started,
      inventoryLearn: learned - read,
      inventoryDetect: performance.now() - learned,
    },
  };
}

function stockFindings(
  positions: Positions,
  { window }: Inventory,
  thresholds: Thresholds,
): AnyFindingDraft[] {
  return [...positions.values()].flatMap((position) => {
    const drafts = [stockoutRisk(position, window, thresholds), excessStock(position, window, thresholds)];
    return drafts.filter((draft) => draft !== null);
  });
}

function lateOrders(positions: Positions, inventory: Inventory, thresholds: Thresholds): AnyFindingDraft[] {
  const orders = new Map<string, OrderedLineRow[]>();
  for (const line of inventory.lines) {
    const known = orders.get(line.po_id);
    if (known) known.push(line);
    else orders.set(line.po_id, [line]);
  }
  return [...orders.values()].flatMap((lines) => {
    const name = inventory.suppliers.get(lines[0]?.supplier_id ?? '')?.name ?? null;
    const draft = latePurchaseOrder(lines, positions, name, inventory.window, thresholds);
    return draft ? [draft] : [];
  });
}

async function shifts(
  db: Database,
  positions: Positions,
  { window, events }: Inventory,
  shop: Shop,
  thresholds: Thresholds,
): Promise<AnyFindingDraft[]> {
  const found = [...positions.values()].flatMap((position) => {
    const shift = findShift(position, thresholds, requiredEvidence(positions.size));
    return shift ? [shift] : [];
  });
  const byOne = found.filter(({ byOneOrder }) => byOneOrder);
  const since = byOne.map(({ position, change }) => ({
    sku: position.outlook.sku,
    instant: startOfDay(addDays(window.from, change.at), shop.timeZone),
  }));
  const largest = byOne.length > 0 ? await readLargestOrders(db, window, since) : new Map<string, string>();
  return found.map((shift) =>
    demandShift(shift, window, events, largest.get(shift.position.outlook.sku) ?? null),
  );
}

/** Without stock levels nothing about stock can be judged, and an open finding about it must not pass as resolved. */
function evaluatedKinds({ stock, sales, lines }: Inventory): FindingKind[] {
  return [
    ...(stock.size > 0 ? (['stockout_risk', 'excess_stock'] as const) : []),
    ...(sales.size > 0 ? (['demand_shift'] as const) : []),
    ...(lines.length > 0 ? (['late_purchase_order'] as const) : []),
  ];
}

function notesOf({ stock, sales, lines, terms, suppliers, products }: Inventory): string[] {
  const quoted = terms.size > 0 || suppliers.size > 0;
  const costs = [...products.values()].some(({ unit_cost_minor }) => unit_cost_minor !== null);
  return [
    ...(sales.size === 0 ? ['no orders: demand is unknown'] : []),
    ...(stock.size === 0 ? ['no stock levels: what runs out, and when, cannot be known'] : []),
    ...(lines.length === 0 && quoted ? ['no purchase orders: quoted lead times are used'] : []),
    ...(lines.length === 0 && !quoted
      ? ['no suppliers and no purchase orders: one lead time is assumed for every SKU']
      : []),
    ...(costs ? [] : ['no unit costs: money at stake is unknown']),
  ];
}

/** Stock, demand and lead time by SKU as of `now`, without judging them. */
export async function readOutlooks(
  db: Database,
  { now, shop }: { now: Date; shop: Shop },
): Promise<ReadonlyMap<string, SkuOutlook>> {
  const positions = await readPositions(db, { now, shop });
  return new Map([...positions].map(([sku, { outlook }]) => [sku, outlook]));
}
