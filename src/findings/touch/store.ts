import type { Transaction } from '../../domain/database.ts';

/** Counts a change of what people are shown of a finding, so that its card is drawn again. */
export async function touchFinding(tx: Transaction, findingId: string): Promise<void> {
  await tx.query('update finding set version = version + 1 where id = $1', [findingId]);
}
