import type { Database } from '../../domain/database.ts';
import type { Adapter } from '../adapter.ts';
import { outboxAdapter } from './outbox/index.ts';
import { sampleAdapter } from './sample/index.ts';
import { hasSamplePlatform } from './sample/store.ts';

/** Where actions go: the sample shop's own platform where that shop lives here, else the outbox in `dataDir`. */
export async function chooseAdapter(db: Database, dataDir: string): Promise<Adapter> {
  return (await hasSamplePlatform(db)) ? sampleAdapter(db) : outboxAdapter(db, dataDir);
}
