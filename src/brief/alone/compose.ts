import type { Queryable } from '../../domain/database.ts';
import { addDays, type Day, startOfDay } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';
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

/** Everything done alone on a day of the shop, in its order. */
export async function composeAloneDay(
  db: Queryable,
  { day, ...composing }: Composing & { readonly day: Day },
): Promise<AloneView[]> {
  return viewsOf(db, await rowsOf(db, day, composing.shop), composing);
}

/** Whether anything was done alone on a day of the shop. */
export async function wasAloneOn(db: Queryable, day: Day, shop: Shop): Promise<boolean> {
  return (await rowsOf(db, day, shop)).length > 0;
}

function rowsOf(db: Queryable, day: Day, { timeZone }: Shop): Promise<AloneRow[]> {
  return readAllAlone(db, startOfDay(day, timeZone), startOfDay(addDays(day, 1), timeZone));
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
