import type { Database } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import { ENTITIES } from './entities.ts';
import { listFiles } from './files/list.ts';
import { importFile } from './import-file.ts';
import type { FileReport, ImportProgress, ImportReport } from './report.ts';
import { recountAll } from './rollups/store.ts';
import { readShop } from './store.ts';

/** What an import is asked to take. */
export interface ImportRequest {
  /** Files, or folders that are read through. */
  readonly paths: readonly string[];
  readonly now: Date;
  /** The shop's settings until its own files say otherwise. */
  readonly shop?: Shop;
  readonly onProgress?: (progress: ImportProgress) => void;
}

const UNKNOWN_SHOP: Shop = { name: 'Your shop', timeZone: 'UTC', currency: 'USD', returnWindowDays: 30 };

/**
 * Imports exports and feed files: each is recognised, its good rows are written, its bad ones kept with their
 * reasons. Importing again changes nothing. Throws DaybreakError `not_found` for a path that does not exist.
 */
export async function importPaths(
  db: Database,
  { paths, now, shop: defaults = UNKNOWN_SHOP, onProgress }: ImportRequest,
): Promise<ImportReport> {
  const files: FileReport[] = [];
  let shop = await readShop(db, defaults);
  for (const path of await listFiles(paths)) {
    files.push(await importFile(db, { path, now, shop, onProgress }));
    const { timeZone } = shop;
    shop = await readShop(db, defaults);
    // Another time zone makes other days of the same instants.
    if (shop.timeZone !== timeZone) await db.transaction((tx) => recountAll(tx, ENTITIES, shop.timeZone));
  }
  return { files };
}
