import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import type pg from 'pg';
import type { Database } from '../domain/database.ts';

/** Any constant will do: it names "the migrations of Daybreak" among Postgres's advisory locks. */
const MIGRATION_LOCK = 7_420_042;

/**
 * Brings the database to the newest schema, or does nothing. Two processes may call it at once: the second waits for
 * the first's transaction and then finds nothing to do. Rejects with the statement's error; nothing is half applied.
 */
export async function migrate(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    // A transaction's lock, not a session's: all connections of the embedded database share one session.
    await tx.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await runner({
      // The runner only queries; it never connects or ends a client that it is given.
      dbClient: {
        query: (text: string, values?: unknown[]) => tx.query(text, values),
      } as unknown as pg.ClientBase,
      dir: fileURLToPath(new URL('../../migrations', import.meta.url)),
      direction: 'up',
      migrationsTable: 'schema_migration',
      // Its BEGIN is a no-op inside our transaction and its COMMIT ends it, so all migrations land together.
      singleTransaction: true,
      noLock: true,
      log: () => undefined,
    });
  });
}
