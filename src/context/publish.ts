import type { Transaction } from '../domain/database.ts';
import { DaybreakError } from '../domain/errors.ts';
import type { FactDraft } from './fact.ts';
import { appendFacts, endFacts } from './store.ts';
import { definitionOf, RETOLD, validate } from './validate.ts';

/**
 * Tells every room what was learned, with where it came from; what is known already is not told again. With
 * `isEverything` the facts are all that a look found, and of the kinds that each look tells anew the others are over.
 * Throws `invalid_input` for a fact that is not of its kind's form.
 */
export async function publishFacts(
  tx: Transaction,
  {
    facts,
    provenance,
    now,
    isEverything = false,
  }: {
    facts: readonly FactDraft[];
    provenance: Readonly<Record<string, unknown>>;
    now: Date;
    isEverything?: boolean;
  },
): Promise<void> {
  const valid = facts.map((fact) => {
    const read = validate(fact);
    if (typeof read === 'string') throw new DaybreakError('invalid_input', `No fact: ${read}.`);
    return { ...fact, value: read.value, expiresInDays: definitionOf(fact.kind)?.holdsDays ?? 0 };
  });
  await appendFacts(tx, valid, provenance, now);
  if (isEverything) await endFacts(tx, { kinds: RETOLD, except: facts, provenance, now });
}
