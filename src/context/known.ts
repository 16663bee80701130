import type { Queryable } from '../domain/database.ts';
import type { Fact, FactKind } from './fact.ts';
import { readFacts, type StoredFact } from './store.ts';
import { validate } from './validate.ts';

/** Facts of the forms that are known, and how many were left out because theirs is not. */
export interface FactsInForce {
  readonly facts: readonly Fact[];
  readonly skipped: number;
}

/** What is known of a kind at an instant, by the id of its subject; what is not of its form is left out. */
export async function knownFacts<K extends FactKind>(
  db: Queryable,
  request: { kind: K; subjectIds?: readonly string[]; at: Date },
): Promise<ReadonlyMap<string, Fact<K>>> {
  const { facts } = ofKnownForm(await readFacts(db, request));
  return new Map(facts.map((fact) => [fact.subject.id, fact as Fact<K>]));
}

/** Everything that is known at an instant: the newest fact of each kind about each subject that has not expired. */
export async function factsInForce(db: Queryable, at: Date): Promise<FactsInForce> {
  return ofKnownForm(await readFacts(db, { at }));
}

/** What an older or a newer version of Daybreak has written may be of another form: it is skipped, not trusted. */
function ofKnownForm(stored: readonly StoredFact[]): FactsInForce {
  const facts = stored.flatMap((fact) => {
    const read = validate(fact);
    return typeof read === 'string' ? [] : [{ ...fact, value: read.value } as Fact];
  });
  return { facts, skipped: stored.length - facts.length };
}

/** Everything that was known at an instant about some subjects, of whatever kind. */
export async function factsAbout(
  db: Queryable,
  { subjectIds, at }: { subjectIds: readonly string[]; at: Date },
): Promise<FactsInForce> {
  return ofKnownForm(await readFacts(db, { subjectIds, at }));
}
