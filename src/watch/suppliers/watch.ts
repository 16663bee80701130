import type { FactDraft } from '../../context/index.ts';
import { dayOf } from '../../domain/day.ts';
import type { AnyFindingDraft } from '../../domain/finding.ts';
import type { SkuOutlook } from '../inventory/outlook.ts';
import type { Thresholds } from '../thresholds.ts';
import type { Watcher } from '../watcher.ts';
import { findDrift } from './drift.ts';
import { otifDefinition } from './due-orders.ts';
import { readOrderedLines, readSuppliers } from './facts.ts';
import { leadTimeDrift, type SupplierView, supplierReliability } from './kinds.ts';
import { type DueOrder, dueOrders, type OtifDefinition } from './orders.ts';
import { findDegradation } from './reliability.ts';
import { NOTHING_SEEN, type SuppliersSituation } from './situation.ts';

/** Watches how suppliers keep their promises as of `now`. */
export const watchSuppliers: Watcher<SuppliersSituation> = async (
  db,
  { now, shop, thresholds, outlooks },
) => {
  const today = dayOf(now, shop.timeZone);
  const lines = await readOrderedLines(db, now, shop.timeZone);
  if (lines.length === 0) {
    return { drafts: [], evaluated: [], facts: [], notes: [], situation: NOTHING_SEEN };
  }
  const suppliers = new Map((await readSuppliers(db)).map((row) => [row.supplier_id, row]));
  const definition = otifDefinition(thresholds);
  const orders = dueOrders(lines, today, definition);
  const bought = Map.groupBy(outlooks.values(), ({ supplierId }) => supplierId ?? '');
  const views = [...orders].map(([id, own]): SupplierView => {
    const supplier = suppliers.get(id);
    const name = supplier?.name ?? null;
    return { id, name, quoted: supplier?.quoted ?? null, outlooks: bought.get(id) ?? [], orders: own, today };
  });
  return {
    drafts: views.flatMap((view) => draftsOf(view, thresholds, definition)),
    evaluated: ['lead_time_drift', 'supplier_reliability'],
    facts: views.flatMap(otifFact),
    notes: [],
    situation: { orders, skus: skusBySupplier(bought) },
  };
};

function draftsOf(view: SupplierView, thresholds: Thresholds, definition: OtifDefinition): AnyFindingDraft[] {
  const drift = findDrift(view.orders, thresholds['lead_time_drift.days']);
  const worse = findDegradation(view.orders);
  return [
    ...(drift ? [leadTimeDrift(view, drift, thresholds)] : []),
    ...(worse ? [supplierReliability(view, worse, definition)] : []),
  ];
}

function otifFact({ id, orders }: SupplierView): FactDraft[] {
  const sum = (of: (order: DueOrder) => number) => orders.reduce((total, order) => total + of(order), 0);
  const due = sum(({ lines }) => lines);
  if (due === 0) return [];
  return [
    {
      kind: 'supplier_otif',
      subject: { type: 'supplier', id },
      value: {
        otif: Number((sum(({ goodLines }) => goodLines) / due).toFixed(3)),
        linesDue: due,
        n: orders.length,
      },
      confidence: Number((orders.length / (orders.length + 4)).toFixed(2)),
    },
  ];
}

function skusBySupplier(bought: ReadonlyMap<string, readonly SkuOutlook[]>): Map<string, string[]> {
  return new Map([...bought].map(([id, own]) => [id, own.map(({ sku }) => sku)]));
}
