import type { Transaction } from '../domain/database.ts';
import type { FactDraft } from '../domain/fact.ts';
import { appendFacts } from './store.ts';

/** Tells every room what was learned, with where it came from; what is known already is not told again. */
export function publishFacts(
  tx: Transaction,
  {
    facts,
    provenance,
    now,
  }: { facts: readonly FactDraft[]; provenance: Readonly<Record<string, unknown>>; now: Date },
): Promise<void> {
  return appendFacts(tx, facts, provenance, now);
}
