import { quantile } from 'simple-statistics';
import { type Day, daysBetween } from '../../domain/day.ts';
import type { Money } from '../../domain/money.ts';
import type { DueOrder } from '../../watch/index.ts';
import type { AlternativeRow, PriceRow, QualityRow, QuarterRow, SupplierRow } from './facts.ts';

/** Everything that was read of a supplier for its brief. */
export interface SupplierRows {
  readonly supplier: SupplierRow;
  readonly quarters: readonly QuarterRow[];
  readonly prices: readonly PriceRow[];
  readonly quality: QualityRow;
  readonly alternatives: readonly AlternativeRow[];
  /** Orders that fell due in the period. */
  readonly orders: readonly DueOrder[];
  readonly currency: string;
  readonly holdingRate: number;
  /** First day of the period. */
  readonly from: Day;
}

/** The year in the figures that asks rest on; amounts in minor units. */
export interface SupplierYear {
  readonly quoted: number | null;
  readonly paymentDays: number | null;
  readonly skus: number;
  readonly spend: number;
  readonly units: number;
  readonly averagePrice: number;
  /** Share of everything that was spent on goods. */
  readonly share: number;
  /** Units against the year before, as a share; null where that is not loaded. */
  readonly growth: number | null;
  /** Last price over first of the year, less one, weighted by spend; null without two prices. */
  readonly priceChange: number | null;
  readonly lead: { readonly p50: number; readonly p90: number } | null;
  readonly reliability: { readonly share: number; readonly lines: number } | null;
  readonly quality: QualityRow;
  readonly costADay: number;
  readonly alternatives: readonly AlternativeRow[];
  readonly holdingRate: number;
  money(minor: number): Money;
}

/** Quarters of a year; those before are the year to compare with. */
const QUARTERS = 4;

/** Adds a year up. */
export function yearOf(rows: SupplierRows): SupplierYear {
  const { supplier, quarters, prices, quality, alternatives, orders, currency, holdingRate } = rows;
  const sum = <T>(some: readonly T[], of: (one: T) => number) =>
    some.reduce((total, one) => total + of(one), 0);
  const own = quarters.filter(({ ago }) => ago < QUARTERS);
  const before = quarters.filter(({ ago }) => ago >= QUARTERS);
  const spend = sum(prices, (one) => one.spend);
  const units = sum(prices, (one) => one.units);
  const moved = prices.filter(({ first_on, last_on, first_price }) => last_on > first_on && first_price > 0);
  const lines = sum(orders, (order) => order.lines);
  const days = orders.map(
    ({ orderedOn, promisedOn, slipDays }) => daysBetween(orderedOn, promisedOn) + slipDays,
  );
  return {
    quoted: supplier.quoted,
    paymentDays: supplier.payment_days,
    skus: prices.length,
    spend,
    units,
    averagePrice: units > 0 ? spend / units : 0,
    share:
      sum(own, (one) => one.spend) /
      Math.max(
        1,
        sum(own, (one) => one.all_spend),
      ),
    growth:
      before.length > 0
        ? sum(own, (one) => one.units) /
            Math.max(
              1,
              sum(before, (one) => one.units),
            ) -
          1
        : null,
    priceChange:
      moved.length > 0
        ? sum(moved, (one) => one.spend * (one.last_price / one.first_price - 1)) /
          sum(moved, (one) => one.spend)
        : null,
    lead:
      days.length > 0 ? { p50: Math.round(quantile(days, 0.5)), p90: Math.round(quantile(days, 0.9)) } : null,
    reliability: lines > 0 ? { share: sum(orders, (order) => order.goodLines) / lines, lines } : null,
    quality,
    costADay: quality.cost_a_day,
    alternatives,
    holdingRate,
    money: (minor) => ({ minor: Math.round(minor), currency }),
  };
}
