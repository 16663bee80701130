import type { Queryable } from '../domain/database.ts';
import type { Fact } from '../domain/fact.ts';
import { readFacts } from './store.ts';

/** What is known of a kind at an instant, by the id of its subject. */
export async function knownFacts(
  db: Queryable,
  request: { kind: string; subjectIds?: readonly string[]; at: Date },
): Promise<ReadonlyMap<string, Fact>> {
  const facts = await readFacts(db, request);
  return new Map(facts.map((fact) => [fact.subject.id, fact]));
}

/** Everything that is known at an instant: the newest fact of each kind about each subject that has not expired. */
export function factsInForce(db: Queryable, at: Date): Promise<Fact[]> {
  return readFacts(db, { at });
}

/** Everything that was known at an instant about some subjects, of whatever kind. */
export function factsAbout(
  db: Queryable,
  { subjectIds, at }: { subjectIds: readonly string[]; at: Date },
): Promise<Fact[]> {
  return readFacts(db, { subjectIds, at });
}
