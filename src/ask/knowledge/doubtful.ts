import type { Database } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import { differingIn } from './differing.ts';
import { readStale, readStated } from './store.ts';

/** A document that somebody should read again, and why. */
export interface DoubtfulDocument {
  readonly id: string;
  readonly title: string;
  readonly owner: string | null;
  /** The day of review that has passed; null where another reason is given. */
  readonly review_by: Day | null;
  readonly why: string;
}

/** What should be read again by `today`: what is overdue, the longest first, then what says two things. */
export async function doubtfulDocuments(db: Database, today: Day): Promise<DoubtfulDocument[]> {
  const stale = await readStale(db, today);
  const stated = await readStated(db);
  return [
    ...stale.map((one) => ({ ...one, why: 'its day of review has passed' })),
    ...stated.flatMap(({ id, title, owner, ...document }) =>
      differingIn(document).map((why) => ({ id, title, owner, review_by: null, why })),
    ),
  ];
}
