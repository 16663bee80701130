import type { Actor } from '../domain/actor.ts';
import type { Database, Queryable } from '../domain/database.ts';
import { DaybreakError } from '../domain/errors.ts';
import type { FindingKind } from '../domain/finding.ts';
import { appendThreshold, readThresholdRows } from './store.ts';

/** A number that people may set; `key` is unique within its kind. */
export interface ThresholdDefinition {
  readonly kind: FindingKind;
  readonly key: string;
  readonly unit: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly description: string;
}

/** Every threshold there is. */
export const THRESHOLDS = [
  {
    kind: 'stockout_risk',
    key: 'probability',
    unit: 'share',
    default: 0.3,
    min: 0.01,
    max: 0.99,
    description: 'Chance of running out before a reorder placed now arrives from which it is reported',
  },
  {
    kind: 'stockout_risk',
    key: 'critical_probability',
    unit: 'share',
    default: 0.7,
    min: 0.01,
    max: 1,
    description: 'Chance of running out from which it is critical',
  },
  {
    kind: 'stockout_risk',
    key: 'service_level',
    unit: 'share',
    default: 0.95,
    min: 0.5,
    max: 0.999,
    description: 'Chance of not running out during the lead time that the reorder point aims at',
  },
  {
    kind: 'stockout_risk',
    key: 'default_lead_time',
    unit: 'days',
    default: 14,
    min: 1,
    max: 365,
    description: 'Lead time that is assumed where neither a quote nor a purchase order is loaded',
  },
  {
    kind: 'stockout_risk',
    key: 'cover_days',
    unit: 'days',
    default: 30,
    min: 1,
    max: 365,
    description: 'Days of sales that a reorder should cover beyond the lead time',
  },
  {
    kind: 'stockout_risk',
    key: 'holding_rate',
    unit: 'share a year',
    default: 0.25,
    min: 0,
    max: 2,
    description: 'Cost of keeping stock, as a share of its purchase price a year',
  },
  {
    kind: 'stockout_risk',
    key: 'order_budget',
    unit: "of the shop's currency",
    default: 0,
    min: 0,
    max: 1_000_000_000,
    description: 'The most cash that one reorder may take; 0: no cap',
  },
  {
    kind: 'stockout_risk',
    key: 'worth_acting',
    unit: "of the shop's currency",
    default: 25,
    min: 0,
    max: 1_000_000_000,
    description: 'Margin at risk from which a reorder is drafted; below it, the SKU is only watched',
  },
  {
    kind: 'excess_stock',
    key: 'days_of_cover',
    unit: 'days',
    default: 180,
    min: 14,
    max: 3650,
    description: 'Days of cover from which stock is reported as excess',
  },
  {
    kind: 'excess_stock',
    key: 'worth_acting',
    unit: "of the shop's currency",
    default: 250,
    min: 0,
    max: 1_000_000_000,
    description: 'Cash in excess stock from which a way out is drafted; below it, the stock is only watched',
  },
  {
    kind: 'demand_shift',
    key: 'ratio',
    unit: 'times',
    default: 1.8,
    min: 1.1,
    max: 20,
    description: 'How many times its baseline demand must be (or its inverse) to be reported as a shift',
  },
  {
    kind: 'late_purchase_order',
    key: 'days_late',
    unit: 'days',
    default: 2,
    min: 0,
    max: 90,
    description: 'Days after its promise at which an order is expected from which it is reported',
  },
  {
    kind: 'data_stale',
    key: 'missed_intervals',
    unit: 'times',
    default: 2,
    min: 1,
    max: 50,
    description: 'How many of its usual intervals a source may miss before it is reported as stale',
  },
] as const satisfies readonly ThresholdDefinition[];

type Registered = (typeof THRESHOLDS)[number];
export type ThresholdName = { [T in Registered as `${T['kind']}.${T['key']}`]: true } extends infer Names
  ? keyof Names
  : never;

/** The values in force, by "kind.key". */
export type Thresholds = Readonly<Record<ThresholdName, number>>;

/** The defaults, before anybody has set anything. */
export const DEFAULT_THRESHOLDS = Object.fromEntries(
  THRESHOLDS.map((item) => [`${item.kind}.${item.key}`, item.default]),
) as Thresholds;

/** The values in force at an instant: the newest setting of each, else its default. */
export async function readThresholds(db: Queryable, at: Date): Promise<Thresholds> {
  const values: Record<string, number> = { ...DEFAULT_THRESHOLDS };
  for (const { kind, key, value } of await readThresholdRows(db, at)) {
    const name = `${kind}.${key}`;
    if (name in values && value !== null) values[name] = value;
  }
  return values as Thresholds;
}

/** Looks a threshold up by its name, "stockout_risk.probability". Throws `invalid_input` with the names there are. */
export function thresholdDefinition(name: string): ThresholdDefinition {
  const found = THRESHOLDS.find((item) => `${item.kind}.${item.key}` === name);
  if (found) return found;
  const names = Object.keys(DEFAULT_THRESHOLDS).join(', ');
  throw new DaybreakError('invalid_input', `There is no threshold "${name}"; there are ${names}.`);
}

/** Sets a threshold from now on; its history stays. Throws `invalid_input` outside its range. */
export async function setThreshold(
  db: Database | Queryable,
  { name, value, actor, now }: { name: string; value: number; actor: Actor; now: Date },
): Promise<void> {
  const { kind, key, min, max, unit } = thresholdDefinition(name);
  if (!(value >= min && value <= max)) {
    throw new DaybreakError('invalid_input', `${name} must be between ${min} and ${max} ${unit}.`);
  }
  await appendThreshold(db, { kind, key, value, actor, now });
}

/** Puts a threshold back to its default; its history stays. */
export async function resetThreshold(
  db: Database | Queryable,
  { name, actor, now }: { name: string; actor: Actor; now: Date },
): Promise<void> {
  const { kind, key } = thresholdDefinition(name);
  await appendThreshold(db, { kind, key, value: null, actor, now });
}
