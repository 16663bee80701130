import type { Queryable } from '../../domain/database.ts';
import { actionView, type Composing } from '../card/compose.ts';
import { readActionFactsById } from '../card/facts.ts';
import type { AloneView } from '../views.ts';
import { type AloneRow, readAllAlone, readAlone } from './facts.ts';

/** What was done alone, and why; null where a person decided on it. */
export async function composeAlone(
  db: Queryable,
  { actionId, ...composing }: Composing & { readonly actionId: string },
): Promise<AloneView | null> {
  const row = await readAlone(db, actionId);
  return row && ((await viewsOf(db, [row], composing))[0] ?? null);
}

/** Actions that were done alone, and why, in the order given. */
export async function composeAloneAll(
  db: Queryable,
  { actionIds, ...composing }: Composing & { readonly actionIds: readonly string[] },
): Promise<AloneView[]> {
  return viewsOf(db, await readAllAlone(db, actionIds), composing);
}

async function viewsOf(
  db: Queryable,
  rows: readonly AloneRow[],
  { shop, catalogue }: Composing,
): Promise<AloneView[]> {
  const actions = await readActionFactsById(
    db,
    rows.map(({ id }) => id),
  );
  const facts = new Map(actions.map((action) => [action.id, action]));
  return rows.flatMap(({ id, headline, because }) => {
    const action = facts.get(id);
    if (!action) return [];
    return [{ action: actionView(action, catalogue), headline, because, timeZone: shop.timeZone }];
  });
}
