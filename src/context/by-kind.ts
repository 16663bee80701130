import type { FactDraft, FactKind } from './fact.ts';

/** What is known together, by kind and then by the id of the subject. */
export interface KnownFacts {
  ofKind<K extends FactKind>(kind: K): ReadonlyMap<string, FactDraft<K>>;
}

/** The same knowledge without one fact: what is judged by it differs by what that fact moved. */
export function without(
  known: KnownFacts,
  { kind, subject }: Pick<FactDraft, 'kind' | 'subject'>,
): KnownFacts {
  return {
    ofKind: (wanted) => {
      const facts = known.ofKind(wanted);
      if (wanted !== kind) return facts;
      const others = new Map(facts);
      others.delete(subject.id);
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
