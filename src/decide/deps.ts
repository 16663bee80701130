import type { ActionCatalogue } from '../domain/catalogue.ts';
import type { Database } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import type { JobQueue } from '../platform/jobs.ts';

/** What deciding needs from outside; the catalogue is act's registry seen through the domain's type. */
export interface DecideDeps {
  readonly db: Database;
  readonly shop: () => Promise<Shop>;
  readonly jobs: JobQueue;
  readonly catalogue: ActionCatalogue;
}
