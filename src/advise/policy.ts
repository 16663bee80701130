import type { OrderPolicy } from './playbook.ts';

/** Until people set their own: a month of sales per order, a quarter of the price a year to keep stock, no cap. */
export const DEFAULT_ORDER_POLICY: OrderPolicy = { coverDays: 30, holdingRatePerYear: 0.25, budget: null };
