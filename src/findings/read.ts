import type { Queryable } from '../domain/database.ts';
import { DaybreakError } from '../domain/errors.ts';
import type { Finding } from '../domain/finding.ts';
import { type FindingFilter, readFindings } from './store.ts';

/** Findings, the most severe and dearest first; open and snoozed ones unless the filter says otherwise. */
export function listFindings(db: Queryable, filter: FindingFilter = {}): Promise<Finding[]> {
  return readFindings(db, { states: ['open', 'snoozed'], ...filter });
}

/** One finding. Throws `not_found`. */
export async function getFinding(db: Queryable, id: string): Promise<Finding> {
  const [finding] = await readFindings(db, { ids: [id] });
  if (!finding) {
    throw new DaybreakError(
      'not_found',
      `There is no finding ${id}. "daybreak findings" lists those that are open.`,
    );
  }
  return finding;
}
