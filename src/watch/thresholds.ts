import type { Actor } from '../domain/actor.ts';
import type { Database, Queryable } from '../domain/database.ts';
import { DaybreakError } from '../domain/errors.ts';
import { ADS_THRESHOLDS } from './ads/thresholds.ts';
import { FRESHNESS_THRESHOLDS } from './freshness/thresholds.ts';
import { FULFILMENT_THRESHOLDS } from './fulfilment/thresholds.ts';
import { INVENTORY_THRESHOLDS } from './inventory/thresholds.ts';
import { RETURNS_THRESHOLDS } from './returns/thresholds.ts';
import { appendThreshold, readThresholdRows } from './store.ts';
import { SUPPLIERS_THRESHOLDS } from './suppliers/thresholds.ts';
import { SUPPORT_THRESHOLDS } from './support/thresholds.ts';
import type { ThresholdDefinition } from './threshold.ts';

export type { ThresholdDefinition } from './threshold.ts';

/** Every threshold there is. */
export const THRESHOLDS = [
  ...INVENTORY_THRESHOLDS,
  ...ADS_THRESHOLDS,
  ...RETURNS_THRESHOLDS,
  ...FULFILMENT_THRESHOLDS,
  ...SUPPORT_THRESHOLDS,
  ...SUPPLIERS_THRESHOLDS,
  ...FRESHNESS_THRESHOLDS,
] as const;

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
