import type { ActionCatalogue } from '../../domain/catalogue.ts';
import type { Queryable } from '../../domain/database.ts';
import { findPreferences, type Preference } from './find.ts';
import { readAttributes, readDecidedActions } from './store.ts';

const MEMORY_DAYS = 180;

/** What people's decisions of the last half year say that they never want; each to be asked about, none assumed. */
export async function learnPreferences(
  db: Queryable,
  catalogue: ActionCatalogue,
  now: Date,
): Promise<Preference[]> {
  const rows = await readDecidedActions(db, new Date(now.getTime() - MEMORY_DAYS * 86_400_000));
  const decided = rows.map(({ kind, params, rejected }) => ({
    kind,
    rejected,
    subjects: catalogue.touches(kind, params).subjects.map(({ type, id }) => ({ type: nameOf(type), id })),
  }));
  const idsOf = (type: string) => [
    ...new Set(
      decided.flatMap(({ subjects }) => subjects.filter((one) => one.type === type).map(({ id }) => id)),
    ),
  ];
  const attributes = await readAttributes(db, { skus: idsOf('sku'), campaigns: idsOf('campaign') });
  return findPreferences(
    decided.map(({ kind, rejected, subjects }) => {
      const names = subjects.map(({ type, id }) => `${type} ${id}`);
      return {
        kind,
        rejected,
        about: [...new Set([...names, ...names.flatMap((name) => attributes.get(name) ?? [])])],
      };
    }),
  );
}

/** A listing and a bin are known by their SKU. */
function nameOf(type: string): string {
  return type === 'listing' || type === 'bin' ? 'sku' : type;
}
