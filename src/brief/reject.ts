import type { Queryable } from '../domain/database.ts';
import { readFindingRows } from './card/facts.ts';
import type { RejectView } from './views.ts';

/** Why people turn proposals down; what is learned later is counted by these. */
export const REJECT_REASONS = [
  { id: 'wrong_quantity', label: 'The quantity is wrong' },
  { id: 'wrong_timing', label: 'Not now' },
  { id: 'already_handled', label: 'Already taken care of' },
  { id: 'supplier', label: 'Not with this supplier' },
  { id: 'not_worth_it', label: 'Not worth it' },
  { id: 'wrong_data', label: 'The data is wrong' },
  { id: 'other', label: 'Something else' },
] as const;

/** The form that asks why; null when there is no such finding. */
export async function composeReject(
  db: Queryable,
  { findingId }: { findingId: string },
): Promise<RejectView | null> {
  const [finding] = await readFindingRows(db, [findingId]);
  return finding ? { findingId, headline: finding.headline, reasons: REJECT_REASONS } : null;
}
