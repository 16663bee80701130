import { type Day, daysBetween } from '../../domain/day.ts';
import type { DemandForecast, SkuOutlook } from '../../watch/inventory/outlook.ts';
import { effectOf, lostAfterArrival, type Scenario, type Supply } from './losses.ts';

/** Demand levels that stand for the forecast: the middles of ten equally likely slices. */
const DEMAND_LEVELS = Array.from({ length: 10 }, (_, index) => (index + 0.5) / 10);

/** Lead times less likely than this are left out; the rest keep their proportions. */
const NEGLIGIBLE = 0.005;

/** Units saved and unit-days of stock held by an order, with the 80 % interval of what it saves. */
export interface OrderEffect {
  readonly saved: number;
  readonly savedLow: number;
  readonly savedHigh: number;
  readonly unitDays: number;
}

/** An order's effect as a function of its quantity, over every scenario of demand and lead time. */
export type OrderEffects = (quantity: number) => OrderEffect;

/** The stock and open orders of an outlook, as days from today. */
export function supplyOf(outlook: SkuOutlook, today: Day): Supply {
  return {
    available: (outlook.onHand ?? 0) - outlook.committed,
    arrivals: outlook.openOrders.map(({ expectedOn, outstanding }) => ({
      afterDays: daysBetween(today, expectedOn),
      units: outstanding,
    })),
  };
}

/** Equally likely ways that demand may go: units a day over the horizon, one path for each level held throughout. */
export function demandPaths({ demand }: Pick<SkuOutlook, 'demand'>, horizonDays: number): number[][] {
  return DEMAND_LEVELS.map((level) => dailyPath(demand, level, horizonDays));
}

/** Scenarios: each path of demand with each lead time. */
export function scenariosOf(paths: readonly (readonly number[])[], leadTimes: readonly number[]): Scenario[] {
  return leadTimes.flatMap((weight, arrivesAfter) =>
    weight < NEGLIGIBLE ? [] : paths.map((dailyDemand) => ({ weight, dailyDemand, arrivesAfter })),
  );
}

/** Quantiles are read at a few days and joined by straight lines: between them a path has no more to say. */
function dailyPath(demand: DemandForecast, level: number, days: number): number[] {
  const step = Math.ceil(days / PATH_POINTS);
  const path: number[] = [];
  let soFar = 0;
  for (let from = 0; from < days; from += step) {
    const to = Math.min(days, from + step);
    const total = Math.max(soFar, demand.quantile(to, level));
    for (let day = from; day < to; day += 1) path.push((total - soFar) / (to - from));
    soFar = total;
  }
  return path;
}

const PATH_POINTS = 12;

/** Compares ordering with doing nothing over every scenario; the returned function is cheap to ask often. */
export function orderEffects(
  scenarios: readonly Scenario[],
  supply: Supply,
  velocityAfter: number,
): OrderEffects {
  return effectsOver(
    scenarios.map((scenario) => ({ weight: scenario.weight, lost: lostAfterArrival(scenario, supply) })),
    velocityAfter,
  );
}

/** Demand that is lost in one scenario from the day of arrival on, with the scenario's weight. */
export interface Losses {
  readonly weight: number;
  readonly lost: readonly number[];
}

/** The effect of an order over weighted losses. */
export function effectsOver(losses: readonly Losses[], velocityAfter: number): OrderEffects {
  const total = losses.reduce((sum, { weight }) => sum + weight, 0);
  return (quantity) => {
    const effects = losses.map(({ weight, lost }) => ({
      weight,
      ...effectOf(quantity, lost, velocityAfter),
    }));
    const mean = (pick: (effect: (typeof effects)[number]) => number): number =>
      total === 0 ? 0 : effects.reduce((sum, effect) => sum + effect.weight * pick(effect), 0) / total;
    const sorted = effects.toSorted((a, b) => a.saved - b.saved);
    return {
      saved: mean(({ saved }) => saved),
      savedLow: quantileOf(sorted, total * 0.1),
      savedHigh: quantileOf(sorted, total * 0.9),
      unitDays: mean(({ unitDays }) => unitDays),
    };
  };
}

function quantileOf(sorted: readonly { weight: number; saved: number }[], reach: number): number {
  let weight = 0;
  for (const effect of sorted) {
    weight += effect.weight;
    if (weight >= reach) return effect.saved;
  }
  return sorted.at(-1)?.saved ?? 0;
}
