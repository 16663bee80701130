import { type Day, daysBetween } from '../domain/day.ts';
import type { KnownFacts } from './by-kind.ts';
import type { FactDefinition } from './definition.ts';
import type { FactDraft } from './fact.ts';
import { FACT_KINDS } from './kinds/index.ts';

/** Days, both ends included. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** How many times the ordinary a SKU is expected to sell. */
export interface ExpectedDemand {
  /** Above 1. */
  readonly ratio: number;
  /** The fact that says so, then those that say just the same. */
  readonly facts: readonly FactDraft[];
}

const DEFINITIONS: readonly FactDefinition[] = FACT_KINDS;
const TELLING = DEFINITIONS.filter(({ demand }) => demand !== undefined);

/**
 * Reads how many times as much as on the days of `base` (without them: as on ordinary days) a SKU is expected to sell over
 * other days, from every kind of fact that scales demand. They tell of the same demand, so the largest counts. Null where
 * none raises it: a fact explains a rise, and makes none of what is usual.
 */
export function expectedDemand(
  known: KnownFacts,
): (sku: string, days: Days, base?: Days) => ExpectedDemand | null {
  const kinds = TELLING.map((definition) => ({
    definition,
    facts: known.ofKind(definition.kind as FactDraft['kind']) as ReadonlyMap<string, FactDraft>,
  }));
  return (sku, days, base) => {
    const told = kinds.flatMap(({ definition, facts }) => {
      const fact = facts.get(sku);
      const raised = fact && definition.demand?.(fact.value);
      if (!raised) return [];
      const ratio = meanOver(days, raised) / (base ? meanOver(base, raised) : 1);
      return ratio > 1 ? [{ fact, ratio }] : [];
    });
    if (told.length === 0) return null;
    const ratio = Math.max(...told.map((one) => one.ratio));
    return { ratio, facts: told.filter((one) => one.ratio === ratio).map(({ fact }) => fact) };
  };
}

/** The mean ratio over days of which a raise covers some, or none. */
function meanOver(days: Days, raised: Days & { readonly ratio: number }): number {
  const from = days.from > raised.from ? days.from : raised.from;
  const to = days.to < raised.to ? days.to : raised.to;
  const covered = Math.max(0, lengthOf({ from, to }));
  return 1 + ((raised.ratio - 1) * covered) / lengthOf(days);
}

function lengthOf({ from, to }: Days): number {
  return daysBetween(from, to) + 1;
}
