import type { Queryable } from '../../domain/database.ts';
import { dayOf } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Thresholds } from '../thresholds.ts';
import { readOrderedLines } from './facts.ts';
import { type DueOrder, definitionWords, dueOrders, type OtifDefinition } from './orders.ts';

/** The orders of each supplier that were due by `now`, by the definition of on time and in full that people set. */
export interface DueOrders {
  readonly bySupplier: ReadonlyMap<string, readonly DueOrder[]>;
  /** The definition in a sentence. */
  readonly definition: string;
}

/** Reads the due orders of every supplier as of `now`. */
export async function readDueOrders(
  db: Queryable,
  { now, shop, thresholds }: { now: Date; shop: Shop; thresholds: Thresholds },
): Promise<DueOrders> {
  const definition = otifDefinition(thresholds);
  const lines = await readOrderedLines(db, now, shop.timeZone);
  return {
    bySupplier: dueOrders(lines, dayOf(now, shop.timeZone), definition),
    definition: definitionWords(definition),
  };
}

/** What counts as on time and in full, as people have set it. */
export function otifDefinition(thresholds: Thresholds): OtifDefinition {
  return {
    earlyDays: thresholds['supplier_reliability.early_days'],
    lateDays: thresholds['supplier_reliability.late_days'],
    shortShare: thresholds['supplier_reliability.short_share'],
  };
}
