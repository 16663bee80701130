import type { Database, Queryable } from '../../domain/database.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import { DaybreakError } from '../../domain/errors.ts';
import type { Shop } from '../../domain/shop.ts';
import { readDueOrders, readThresholds } from '../../watch/index.ts';
import { readFindingRows } from '../card/facts.ts';
import type { SupplierBrief } from './brief.ts';
import { draw } from './draw.ts';
import {
  readAlternatives,
  readPrices,
  readQuality,
  readQuarters,
  readSuppliers,
  type SupplierRow,
} from './facts.ts';

/** The supplier that a finding is about; null where there is no such finding, or it is about something else. */
export async function supplierOf(db: Queryable, findingId: string): Promise<string | null> {
  const [finding] = await readFindingRows(db, [findingId]);
  return finding?.subject.type === 'supplier' ? finding.subject.id : null;
}

const YEAR_DAYS = 364;

/**
 * The brief for the next talk with a supplier, over the year up to `now`. Throws DaybreakError `not_found` for a
 * supplier that is not there or from whom nothing was ordered, with the ids that are.
 */
export async function supplierBrief(
  db: Database,
  supplierId: string,
  { now, shop }: { now: Date; shop: Shop },
): Promise<SupplierBrief> {
  const suppliers = await readSuppliers(db);
  const supplier = suppliers.find((one) => one.supplier_id.toLowerCase() === supplierId.toLowerCase());
  if (!supplier) throw unknownSupplier(supplierId, suppliers);
  const id = supplier.supplier_id;
  const to = dayOf(now, shop.timeZone);
  const period = { from: addDays(to, -YEAR_DAYS), to, now, timeZone: shop.timeZone };
  const twoYears = { ...period, from: addDays(to, -2 * YEAR_DAYS) };
  const prices = await readPrices(db, id, period, shop.currency);
  if (prices.length === 0) {
    throw new DaybreakError(
      'not_found',
      `Nothing was ordered from ${supplier.name ?? id} since ${period.from}.`,
    );
  }
  const thresholds = await readThresholds(db, now);
  const { bySupplier, definition } = await readDueOrders(db, { now, shop, thresholds });
  const skus = prices.map(({ sku }) => sku);
  return draw(
    {
      supplier,
      quarters: await readQuarters(db, id, twoYears, shop.currency),
      prices,
      quality: await readQuality(db, id, skus, period),
      alternatives: await readAlternatives(db, id, prices, to, shop.currency),
      orders: (bySupplier.get(id) ?? []).filter(({ promisedOn }) => promisedOn >= period.from),
      currency: shop.currency,
      holdingRate: thresholds['stockout_risk.holding_rate'],
      from: period.from,
    },
    { to, definition },
  );
}

function unknownSupplier(asked: string, suppliers: readonly SupplierRow[]): DaybreakError {
  const named = suppliers.filter(({ name }) => name?.toLowerCase().includes(asked.toLowerCase()));
  const shown = (named.length > 0 ? named : suppliers).slice(0, 12);
  const list = shown
    .map(({ supplier_id, name }) => (name ? `${supplier_id} (${name})` : supplier_id))
    .join(', ');
  return new DaybreakError(
    'not_found',
    list
      ? `There is no supplier "${asked}"; there are ${list}.`
      : 'No suppliers are loaded: import a suppliers file.',
  );
}
