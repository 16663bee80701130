import type { ActionKind, ActionParams } from '../../domain/action.ts';
import { bandOf, type ValueBand } from '../../domain/autonomy.ts';
import type { ActionCatalogue } from '../../domain/catalogue.ts';
import { currencyDecimals, type Money } from '../../domain/money.ts';
import type { Addition } from './limits.ts';

/** What an action touches and moves, in the terms that boundaries speak of. */
export interface Extent extends Addition {
  readonly kind: ActionKind;
  readonly band: ValueBand;
  /** What it moves, in minor units of `currency`. */
  readonly value: Money;
  /** "sku:SKU-2847", "campaign:CMP-1": all that it changes or that it is about. */
  readonly subjects: readonly string[];
  /** Minor units in one of its currency. */
  readonly unit: number;
}

/** The extent of an action; its value is the cash that leaves, or else the daily budget that it moves. */
export function extentOf(
  catalogue: ActionCatalogue,
  { kind, params, cost }: { kind: ActionKind; params: ActionParams; cost: Money | null },
  currency: string,
): Extent {
  const { subjects, budgets } = catalogue.touches(kind, params);
  const moved = budgets.reduce((sum, { from, to }) => sum + Math.abs(to.minor - from.minor), 0);
  const budgetCurrency = budgets[0]?.to.currency ?? currency;
  const value = cost ?? { minor: moved, currency: budgetCurrency };
  const changes = budgets.map(
    ({ from, to }) => (100 * Math.abs(to.minor - from.minor)) / Math.max(1, from.minor),
  );
  return {
    kind,
    band: bandOf(cost),
    value,
    valueMinor: value.minor,
    budgetMinor: moved,
    percentChange: changes.length > 0 ? Math.max(...changes) : null,
    subjects: subjects.map(({ type, id }) => `${type}:${id}`),
    skus: subjects.filter(({ type }) => SKU_TYPES.includes(type)).map(({ id }) => id),
    unit: 10 ** currencyDecimals(value.currency),
  };
}

/** What stands for a SKU on the platforms. */
const SKU_TYPES: readonly string[] = ['sku', 'listing', 'bin'];
