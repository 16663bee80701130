import type { Queryable } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import { readFindingRows } from './card/facts.ts';
import type { DigestView } from './views.ts';

/** Many critical findings as one message, in the order given. */
export async function composeDigest(
  db: Queryable,
  { findingIds, at, shop }: { findingIds: readonly string[]; at: Date; shop: Shop },
): Promise<DigestView> {
  const rows = new Map((await readFindingRows(db, findingIds)).map((row) => [row.id, row]));
  const lines = findingIds.flatMap((id) => {
    const row = rows.get(id);
    return row ? [{ headline: row.headline, severity: row.severity }] : [];
  });
  return { at, lines, timeZone: shop.timeZone };
}
