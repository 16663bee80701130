import type { Money } from '../../domain/money.ts';
import type { SkuOutlook } from '../../watch/inventory/outlook.ts';
import type { AdviceContext, SupplierTerms } from '../playbook.ts';
import { chooseQuantity, type OrderChoice } from './quantity.ts';
import {
  demandPaths,
  type OrderEffect,
  type OrderEffects,
  orderEffects,
  scenariosOf,
  supplyOf,
} from './value.ts';

/** An order of one SKU worked out, with every figure that explains it. Units are pieces, days are whole. */
export interface OrderPlan extends OrderChoice {
  readonly terms: SupplierTerms;
  /** On hand less committed plus open orders. */
  readonly position: number;
  readonly reorderPoint: number;
  readonly coverDays: number;
  readonly coverUnits: number;
  readonly limitedBy: 'budget' | 'shelf life' | null;
  /** Selling price less contract price of one unit; null when either is unknown. */
  readonly unitMargin: Money | null;
  readonly horizonDays: number;
  /** The ways that demand may go over the horizon. */
  readonly paths: readonly (readonly number[])[];
  readonly effect: OrderEffect;
  readonly effects: OrderEffects;
}

/** Works out what to order of a SKU from one supplier; `leadTime` is how long that supplier really takes. */
export function planOrder(
  outlook: SkuOutlook,
  terms: SupplierTerms,
  leadTime: readonly number[],
  context: AdviceContext,
): OrderPlan {
  const { policy, today } = context;
  const leadDays = Math.round(outlook.leadTime.p50);
  const horizonDays = Math.max(1, leadDays + policy.coverDays);
  const coverUnits = outlook.demand.mean(horizonDays) - outlook.demand.mean(leadDays);
  const supply = supplyOf(outlook, today);
  const position = supply.available + supply.arrivals.reduce((sum, { units }) => sum + units, 0);
  const paths = demandPaths(outlook, horizonDays);
  const effects = orderEffects(scenariosOf(paths, leadTime), supply, outlook.velocityPerDay);
  const unitMargin = marginOf(outlook, terms);
  const limits = limitsOf(outlook, terms, position, leadDays, context);
  const choice = chooseQuantity({
    need: outlook.reorderPoint + coverUnits - position,
    moq: terms.moq,
    casePack: terms.casePack,
    limit: limits[0]?.units ?? null,
    value: (quantity) => worthOf(effects(quantity), unitMargin, terms, policy.holdingRatePerYear),
  });
  return {
    ...choice,
    terms,
    position,
    reorderPoint: outlook.reorderPoint,
    coverDays: policy.coverDays,
    coverUnits,
    limitedBy: choice.reason === 'target' ? null : (limits[0]?.by ?? null),
    unitMargin,
    horizonDays,
    paths,
    effect: effects(choice.quantity),
    effects,
  };
}

/** Expected margin saved less the cost of holding, in minor units; without prices, units saved decide alone. */
function worthOf(
  { saved, unitDays }: OrderEffect,
  unitMargin: Money | null,
  { unitPrice }: SupplierTerms,
  holdingRatePerYear: number,
): number {
  if (!unitMargin || !unitPrice) return saved;
  return saved * unitMargin.minor - (unitDays * unitPrice.minor * holdingRatePerYear) / 365;
}

function marginOf({ price }: SkuOutlook, { unitPrice }: SupplierTerms): Money | null {
  if (!price || !unitPrice || price.currency !== unitPrice.currency) return null;
  return { minor: price.minor - unitPrice.minor, currency: price.currency };
}

/** The limits that hold, the tightest first: what the budget buys, and what sells before it spoils. */
function limitsOf(
  outlook: SkuOutlook,
  { unitPrice }: SupplierTerms,
  position: number,
  leadDays: number,
  { policy, shelfLifeDays }: AdviceContext,
): { by: 'budget' | 'shelf life'; units: number }[] {
  const { budget } = policy;
  const shelfLife = shelfLifeDays.get(outlook.sku);
  const limits: { by: 'budget' | 'shelf life'; units: number }[] = [];
  if (budget && unitPrice && budget.currency === unitPrice.currency && unitPrice.minor > 0) {
    limits.push({ by: 'budget', units: Math.floor(budget.minor / unitPrice.minor) });
  }
  if (shelfLife !== undefined) {
    const sellable = outlook.demand.mean(leadDays + shelfLife) - Math.max(0, position);
    limits.push({ by: 'shelf life', units: Math.max(0, Math.floor(sellable)) });
  }
  return limits.toSorted((a, b) => a.units - b.units);
}
