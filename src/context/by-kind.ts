import type { FactDraft, FactKind } from './fact.ts';

/** What is known together, by kind and then by the id of the subject. */
export interface KnownFacts {
  ofKind<K extends FactKind>(kind: K): ReadonlyMap<string, FactDraft<K>>;
}

/**
 * The same knowledge without a fact, and without those that say just the same: what is judged by it differs by what they
 * moved.
 */
export function without(
  known: KnownFacts,
  ...gone: readonly Pick<FactDraft, 'kind' | 'subject'>[]
): KnownFacts {
  return {
    ofKind: (wanted) => {
      const facts = known.ofKind(wanted);
      const ids = gone.flatMap(({ kind, subject }) => (kind === wanted ? [subject.id] : []));
      if (ids.length === 0) return facts;
      const others = new Map(facts);
      for (const id of ids) others.delete(id);
      return others;
    },
  };
}

/** Facts as one store; of two about one thing the later in the list holds. */
export function knownFrom(facts: readonly FactDraft[]): KnownFacts {
  const kinds = new Map<FactKind, Map<string, FactDraft>>();
  for (const fact of facts) {
    const known = kinds.get(fact.kind) ?? new Map<string, FactDraft>();
    kinds.set(fact.kind, known.set(fact.subject.id, fact));
  }
  return {
    ofKind: <K extends FactKind>(kind: K) =>
      (kinds.get(kind) ?? new Map()) as ReadonlyMap<string, FactDraft<K>>,
  };
}
