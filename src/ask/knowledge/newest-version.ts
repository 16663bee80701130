import type { Database } from '../../domain/database.ts';
import { readVersions } from './store.ts';

/** The version that a saved document has now; null where none is kept. */
export async function newestVersion(db: Database, id: string): Promise<number | null> {
  const [newest] = await readVersions(db, id);
  return newest?.version ?? null;
}
