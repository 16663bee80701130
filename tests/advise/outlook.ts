import type { AdviceContext, SupplierTerms } from '../../src/advise/playbook.ts';
import { orderPolicy } from '../../src/advise/policy.ts';
import { substituteFinder } from '../../src/advise/substitutes/find.ts';
import type { DemandForecast, SkuOutlook } from '../../src/watch/inventory/outlook.ts';
import { DEFAULT_THRESHOLDS } from '../../src/watch/thresholds.ts';
import { NO_SITUATIONS } from './situations.ts';

export const TODAY = '2026-03-03';
export const SHOP = {
  name: 'Fern & Fell',
  timeZone: 'America/New_York',
  currency: 'USD',
  returnWindowDays: 30,
};

/** Demand that is exactly `perDay` every day. */
export function steadyDemand(perDay: number): DemandForecast {
  return {
    mean: (days) => perDay * days,
    quantile: (days) => Math.round(perDay * days),
    cdf: (days, units) => (units >= perDay * days ? 1 : 0),
  };
}

/** A lead time of exactly `days`. */
export function leadTimeOf(days: number, quotedDays: number | null = days): SkuOutlook['leadTime'] {
  return { quotedDays, p50: days, p90: days, receipts: 9, pmf: [...new Array<number>(days).fill(0), 1] };
}

export function usd(amount: number): { minor: number; currency: string } {
  return { minor: Math.round(amount * 100), currency: 'USD' };
}

/** 5 a day at $40 (costs $15), 20 on hand, a lead time of 12 days. */
export function outlookOf(changes: Partial<SkuOutlook> = {}): SkuOutlook {
  return {
    sku: 'SKU-2847',
    title: 'Trail Runner Shoe Moss',
    category: 'Shoes',
    similarGroup: null,
    price: usd(40),
    unitCost: usd(15),
    status: 'active',
    onHand: 20,
    committed: 0,
    asOf: new Date('2026-03-03T06:00:00Z'),
    openOrders: [],
    velocityPerDay: 5,
    demand: steadyDemand(5),
    leadTime: leadTimeOf(12, 7),
    supplierId: 'S1',
    supplierName: 'Ningbo Apex',
    reorderPoint: 70,
    ...changes,
  };
}

export function termsOf(changes: Partial<SupplierTerms> = {}): SupplierTerms {
  return {
    sku: 'SKU-2847',
    supplierId: 'S1',
    supplierName: 'Ningbo Apex',
    email: 'sales@apex.example',
    unitPrice: usd(15),
    moq: 100,
    casePack: 24,
    quotedDays: 7,
    preferred: true,
    ...changes,
  };
}

export function contextOf(
  outlooks: readonly SkuOutlook[],
  terms: readonly SupplierTerms[] = [termsOf()],
  changes: Partial<AdviceContext> = {},
): AdviceContext {
  return {
    today: TODAY,
    shop: SHOP,
    situations: NO_SITUATIONS,
    policy: orderPolicy(DEFAULT_THRESHOLDS, SHOP),
    outlooks: new Map(outlooks.map((outlook) => [outlook.sku, outlook])),
    terms: Map.groupBy(terms, ({ sku }) => sku),
    suppliers: new Map(
      terms.map(({ supplierId, supplierName, email }) => [
        supplierId,
        { supplierId, name: supplierName, email },
      ]),
    ),
    purchaseLines: new Map(),
    boughtTogether: new Map(),
    findSubstitutes: substituteFinder(outlooks),
    shelfLifeDays: new Map(),
    atRisk: new Set(),
    ...changes,
  };
}
