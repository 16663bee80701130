import type { Database } from '../../domain/database.ts';
import type { AnyFindingDraft, FindingKind } from '../../domain/finding.ts';
import type { Shop } from '../../domain/shop.ts';
import type { WatchReport } from '../index.ts';
import type { Thresholds } from '../thresholds.ts';
import { stockoutRisk } from './kinds/stockout-risk.ts';
import { buildPositions } from './position.ts';
import { readInventory } from './read.ts';

/** Watches stock, demand and open purchase orders as of `now`. */
export async function watchInventory(
  db: Database,
  { now, shop, thresholds }: { now: Date; shop: Shop; thresholds: Thresholds },
): Promise<WatchReport> {
  const started = performance.now();
  const inventory = await readInventory(db, { now, shop });
  const read = performance.now();
  const positions = buildPositions(inventory, { shop, thresholds });
  const learned = performance.now();
  const drafts: AnyFindingDraft[] = [];
  const context = inventory.window;
  for (const position of positions.values()) {
    for (const draft of [stockoutRisk(position, context, thresholds)]) if (draft) drafts.push(draft);
  }
  return {
    drafts,
    evaluated: evaluatedKinds(inventory.stock.size > 0),
    outlooks: new Map([...positions].map(([sku, { outlook }]) => [sku, outlook])),
    notes: [],
    timings: {
      inventoryRead: read - started,
      inventoryLearn: learned - read,
      inventoryDetect: performance.now() - learned,
    },
  };
}

function evaluatedKinds(stock: boolean): FindingKind[] {
  return stock ? ['stockout_risk'] : [];
}
