import type { Queryable } from '../../domain/database.ts';
import { readThresholds, THRESHOLDS, type Thresholds } from '../../watch/index.ts';
import type { ThresholdLine } from '../views.ts';
import { readSetters } from './facts.ts';

/** Every threshold with its value in force. */
export async function composeThresholds(db: Queryable, { now }: { now: Date }): Promise<ThresholdLine[]> {
  const values = await readThresholds(db, now);
  const setters = await readSetters(db, now);
  return THRESHOLDS.map(({ kind, key, description, unit, default: fallback, min, max }) => {
    const name = `${kind}.${key}` as keyof Thresholds;
    const setter = setters.get(name);
    return {
      name,
      description,
      unit,
      value: values[name],
      fallback,
      min,
      max,
      setBy: setter?.by ?? null,
      setAt: setter?.at ?? null,
    };
  });
}
