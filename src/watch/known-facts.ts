import type { FactDraft } from '../domain/fact.ts';

/** A fact as watchers use it, whether it stood before or was found in this run. */
export type KnownFact = Pick<FactDraft, 'kind' | 'subject' | 'value' | 'confidence'>;

/** What is known together, by kind and then by the id of the subject. */
export interface KnownFacts {
  ofKind(kind: string): ReadonlyMap<string, KnownFact>;
}

/** Facts as one store; of two about one thing the later in the list holds. */
export function knownFrom(facts: readonly KnownFact[]): KnownFacts {
  const kinds = new Map<string, Map<string, KnownFact>>();
  for (const fact of facts) {
    const known = kinds.get(fact.kind) ?? new Map<string, KnownFact>();
    kinds.set(fact.kind, known.set(fact.subject.id, fact));
  }
  return { ofKind: (kind) => kinds.get(kind) ?? new Map() };
}
