import type { Transaction } from '../../domain/database.ts';

/** Counts a change of what people are shown of a finding, so that its card is drawn again. */
export function touchFinding(tx: Transaction, findingId: string): Promise<void> {
  return touchFindings(tx, [findingId]);
}

/** Counts a change of several findings at once. */
export async function touchFindings(tx: Transaction, findingIds: readonly string[]): Promise<void> {
  await tx.query('update finding set version = version + 1 where id = any($1)', [findingIds]);
}
