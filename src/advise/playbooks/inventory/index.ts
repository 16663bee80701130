import type { InventoryKind } from '../../../domain/evidence.ts';
import type { PlaybooksOf } from '../../playbook.ts';
import { dataStale } from './data-stale.ts';
import { demandShift } from './demand-shift.ts';
import { excessStock } from './excess-stock.ts';
import { latePurchaseOrder } from './late-purchase-order.ts';
import { stockoutRisk } from './stockout-risk.ts';

/** What to do about stock, demand and orders on their way. */
export const INVENTORY_PLAYBOOKS: PlaybooksOf<InventoryKind> = {
  stockout_risk: stockoutRisk,
  excess_stock: excessStock,
  demand_shift: demandShift,
  late_purchase_order: latePurchaseOrder,
  data_stale: dataStale,
};
