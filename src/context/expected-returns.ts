import type { KnownFacts } from './by-kind.ts';
import type { FactDefinition } from './definition.ts';
import type { FactDraft } from './fact.ts';
import { FACT_KINDS } from './kinds/index.ts';

/** What is expected to come back of a SKU. */
export interface ExpectedReturns {
  /** Share of its units, 0–1. */
  readonly rate: number;
  /** The fact that says so, then those that say just the same. */
  readonly facts: readonly FactDraft[];
}

const DEFINITIONS: readonly FactDefinition[] = FACT_KINDS;
const TELLING = DEFINITIONS.filter(({ returnRate }) => returnRate !== undefined);

/**
 * Reads what is expected to come back of a SKU from every kind of fact that tells of it. They tell of the same returns, so
 * the largest counts and none is added to another. Null where nothing is known.
 */
export function expectedReturns(known: KnownFacts): (sku: string) => ExpectedReturns | null {
  const kinds = TELLING.map((definition) => ({
    definition,
    facts: known.ofKind(definition.kind as FactDraft['kind']) as ReadonlyMap<string, FactDraft>,
  }));
  return (sku) => {
    const told = kinds.flatMap(({ definition, facts }) => {
      const fact = facts.get(sku);
      const rate = fact?.subject.type === 'sku' ? (definition.returnRate?.(fact.value) ?? null) : null;
      return fact && rate !== null ? [{ fact, rate }] : [];
    });
    if (told.length === 0) return null;
    const rate = Math.max(...told.map((one) => one.rate));
    return { rate, facts: told.filter((one) => one.rate === rate).map(({ fact }) => fact) };
  };
}
