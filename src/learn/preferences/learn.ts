import { correctionsIn, factsInForce } from '../../context/index.ts';
import { readAbout } from '../../decide/index.ts';
import type { ActionCatalogue } from '../../domain/catalogue.ts';
import type { Queryable } from '../../domain/database.ts';
import { findPreferences, type Preference } from './find.ts';
import { PREFERENCE, preferenceId } from './id.ts';
import { readDecidedActions } from './store.ts';

const MEMORY_DAYS = 180;

/**
 * What people's decisions of the last half year say that they never want; each to be asked about, none assumed, and none
 * that people said to forget.
 */
export async function learnPreferences(
  db: Queryable,
  catalogue: ActionCatalogue,
  now: Date,
): Promise<Preference[]> {
  const decided = await readDecidedActions(db, new Date(now.getTime() - MEMORY_DAYS * 86_400_000));
  const about = await readAbout(db, catalogue, decided);
  const said = correctionsIn((await factsInForce(db, now)).facts);
  const found = findPreferences(
    decided.map(({ kind, rejected }, index) => ({ kind, rejected, about: about[index] ?? [] })),
  );
  return found.filter(
    ({ kind, about: what }) => said.of(PREFERENCE, preferenceId({ action: kind, about: what })) !== null,
  );
}
