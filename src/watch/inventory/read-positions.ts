import { correctionsIn, factsInForce } from '../../context/index.ts';
import type { Database } from '../../domain/database.ts';
import type { Shop } from '../../domain/shop.ts';
import { readThresholds } from '../thresholds.ts';
import { buildPositions, type SkuPosition } from './position.ts';
import { readInventory } from './read.ts';

/** Every SKU's position as of `now`, by the thresholds and the corrections then in force. */
export async function readPositions(
  db: Database,
  { now, shop }: { now: Date; shop: Shop },
): Promise<Map<string, SkuPosition>> {
  const thresholds = await readThresholds(db, now);
  const corrections = correctionsIn((await factsInForce(db, now)).facts);
  return buildPositions(await readInventory(db, { now, shop }), { shop, thresholds, corrections });
}
