import type { ActionKind, ActionParams } from '../../domain/action.ts';
import { bandOf, type ValueBand } from '../../domain/autonomy.ts';
import { worthOf } from '../../domain/budget-change.ts';
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
  action: { kind: ActionKind; params: ActionParams; cost: Money | null },
  currency: string,
): Extent {
  const { kind, params } = action;
  const { subjects, count, budgets } = catalogue.touches(kind, params);
  const value = worthOf(action) ?? { minor: 0, currency };
  return {
    kind,
    band: bandOf(value),
    value,
    valueMinor: value.minor,
    count: Math.max(1, count),
    budgetMinor: budgets.reduce((sum, { from, to }) => sum + Math.abs(to.minor - from.minor), 0),
    budgets: budgets.map(({ campaignId, from, to }) => ({ id: campaignId, from: from.minor, to: to.minor })),
    subjects: subjects.map(({ type, id }) => `${type}:${id}`),
    skus: subjects.filter(({ type }) => SKU_TYPES.includes(type)).map(({ id }) => id),
    unit: 10 ** currencyDecimals(value.currency),
  };
}

/** What stands for a SKU on the platforms. */
const SKU_TYPES: readonly string[] = ['sku', 'listing', 'bin'];
