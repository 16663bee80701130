import type { Day } from '../../domain/day.ts';
import type { Money } from '../../domain/money.ts';
import type { SkuOutlook } from '../../watch/inventory/outlook.ts';
import type { SupplierTerms } from '../playbook.ts';
import { lostAfterArrival } from './losses.ts';
import { ceilToCase } from './quantity.ts';
import { effectsOver, type OrderEffect, type OrderEffects, scenariosOf, supplyOf } from './value.ts';

/** A reorder on its usual way: how many units, and how likely each number of days is. */
export interface RegularOrder {
  readonly units: number;
  readonly leadTime: readonly number[];
}

/** A smaller order that comes sooner, and what it adds to the regular one. */
export interface Interim {
  readonly quantity: number;
  readonly arrivesInDays: number;
  /** Further units sold because of it. */
  readonly effect: OrderEffect;
}

/** What units that can be sold after `fastDays` add to stock, open orders and the regular reorder. */
export function interimEffects(
  outlook: SkuOutlook,
  regular: RegularOrder | null,
  { today, fastDays, paths }: { today: Day; fastDays: number; paths: readonly (readonly number[])[] },
): OrderEffects {
  const supply = supplyOf(outlook, today);
  const scenarios = scenariosOf(paths, regular?.leadTime ?? [1]);
  const losses = scenarios.map((scenario) => {
    const arrival = { afterDays: scenario.arrivesAfter, units: regular?.units ?? 0 };
    const lost = lostAfterArrival(
      { ...scenario, arrivesAfter: fastDays },
      { ...supply, arrivals: [...supply.arrivals, arrival] },
    );
    return { weight: scenario.weight, lost };
  });
  return effectsOver(losses, outlook.velocityPerDay);
}

/** A part of the reorder must save at least this share of its units in sales to be worth asking for sooner. */
const WORTH_ASKING = 0.5;

/**
 * How much of the regular order is worth asking its own supplier to send ahead: whole cases that hold the sales which
 * would be lost meanwhile. Null where too few are lost. What it may cost is the margin that it saves.
 */
export function partToExpedite(
  effects: OrderEffects,
  { casePack }: Pick<SupplierTerms, 'casePack'>,
  regular: RegularOrder,
  fastDays: number,
): Interim | null {
  const quantity = Math.min(regular.units, ceilToCase(effects(regular.units).saved, casePack));
  if (quantity <= 0) return null;
  const effect = effects(quantity);
  const pays = effect.saved >= quantity * WORTH_ASKING;
  return pays ? { quantity, arrivesInDays: fastDays, effect } : null;
}

/**
 * The order from another supplier that earns most beside the regular one: its own minimum and cases, its dearer
 * price on units that would have been sold anyway, its margin on those that would not. Null where none earns.
 */
export function interimOrder(
  effects: OrderEffects,
  outlook: SkuOutlook,
  offer: SupplierTerms,
  regularPrice: Money | null,
  arrivesInDays: number,
): (Interim & { readonly gain: Money }) | null {
  const { price } = outlook;
  const { unitPrice, casePack, moq } = offer;
  if (!price || !unitPrice || price.currency !== unitPrice.currency) return null;
  const margin = price.minor - unitPrice.minor;
  const dearer = regularPrice ? Math.max(0, unitPrice.minor - regularPrice.minor) : 0;
  const gainOf = (quantity: number): number => {
    const { saved } = effects(quantity);
    return saved * margin - (quantity - saved) * dearer;
  };
  const fewest = Math.max(1, Math.ceil(moq / casePack));
  const enough = Math.ceil(effects(Number.MAX_SAFE_INTEGER).savedHigh / casePack);
  const quantities = Array.from(
    { length: Math.max(1, enough - fewest + 1) },
    (_, i) => (fewest + i) * casePack,
  );
  const quantity = quantities.reduce((best, next) => (gainOf(next) > gainOf(best) ? next : best));
  const gain = Math.round(gainOf(quantity));
  if (gain <= 0) return null;
  return {
    quantity,
    arrivesInDays,
    effect: effects(quantity),
    gain: { minor: gain, currency: price.currency },
  };
}
