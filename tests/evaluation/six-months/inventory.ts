import { addDays } from '../../../src/domain/day.ts';
import type { Inventory } from '../../../src/watch/inventory/read.ts';
import type { DemandSeries } from '../../../src/watch/inventory/series.ts';
import type { OrderedLineRow } from '../../../src/watch/suppliers/facts.ts';
import type { Books } from './books.ts';
import { LIFT } from './truth.ts';

export const SHOP = { name: 'Six months', timeZone: 'UTC', currency: 'USD', returnWindowDays: 30 };
export const FIRST = '2025-01-06';

/** The books as a night's inventory run would read them; what receiving and marketing know only where it is shared. */
export function inventoryOf(books: Books, day: number, { shares }: { shares: boolean }): Inventory {
  const { skus, suppliers } = books.truth;
  const today = addDays(FIRST, day);
  const bySku = <T>(of: (one: (typeof skus)[number]) => T) => new Map(skus.map((one) => [one.sku, of(one)]));
  const startOfToday = new Date(`${today}T00:00:00Z`);
  return {
    window: { now: new Date(`${today}T05:00:00Z`), today, from: FIRST, days: day, startOfToday },
    skus: skus.map(({ sku }) => sku),
    products: bySku(({ sku, price, cost }) => ({
      ...{ sku, title: sku, category: null, similar_group: null, price_minor: price, unit_cost_minor: cost },
      ...{ currency: SHOP.currency, status: 'active', launched_on: null },
    })),
    series: bySku(({ sku }) => seriesOf(books, sku)),
    sales: new Map(),
    cancelledToday: new Map(),
    today: new Map(),
    stock: bySku(({ sku }) => ({
      ...{ sku, on_hand: books.stock.get(sku) ?? 0, committed: 0, captured_at: startOfToday, day: today },
    })),
    restocked: new Map(),
    lines: linesOf(books, day).filter(({ arrived_on }) => shares || arrived_on === null),
    segments: [],
    terms: bySku(({ sku, supplierId }) => ({
      ...{ sku, supplier_id: supplierId, name: supplierId },
      quoted: suppliers.find(({ id }) => id === supplierId)?.quotedDays ?? null,
    })),
    suppliers: new Map(
      suppliers.map(({ id, quotedDays }) => [id, { supplier_id: id, name: id, quoted: quotedDays }]),
    ) as Inventory['suppliers'],
    events: shares ? eventsOf(books, day) : [],
  };
}

function seriesOf(books: Books, sku: string): DemandSeries {
  const days = books.days.get(sku) ?? [];
  const units = Float64Array.from(days, ({ sold }) => sold);
  const out = Uint8Array.from(days, ({ isOut }) => Number(isOut));
  return { sku, units, out, maxLine: new Float64Array(days.length).fill(1), start: 0 };
}

function linesOf(books: Books, day: number): OrderedLineRow[] {
  return books.orders.map(({ po, sku, supplierId, units, placedOn, arrivesOn }) => {
    const arrived = arrivesOn <= day;
    return {
      ...{ po_id: po, sku, supplier_id: supplierId, ordered_on: addDays(FIRST, placedOn), promised_on: null },
      ...{ ordered: units, received: arrived ? units : 0, closed: arrived },
      arrived_on: arrived ? addDays(FIRST, arrivesOn) : null,
    };
  });
}

/** Launches that have begun, as marketing declares them. */
function eventsOf(books: Books, day: number): Inventory['events'] {
  return books.truth.skus.flatMap(({ sku, launchedOn }) =>
    launchedOn === null || launchedOn > day
      ? []
      : [
          {
            ...{ event_id: sku, kind: 'launch', sku, channel: null },
            starts_on: addDays(FIRST, launchedOn),
            ends_on: addDays(FIRST, launchedOn + LIFT.days - 1),
          },
        ],
  );
}
