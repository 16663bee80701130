import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Database, Transaction } from '../domain/database.ts';
import { ensureEmbedded } from './embedded.ts';

/** Where the rows live: a server's URL, or the folder of the embedded database. */
export interface DatabaseLocation {
  readonly url?: string | undefined;
  readonly dataDir: string;
}

/**
 * Opens the database. Without a URL it joins the embedded one in `dataDir`, starting it when nobody else has.
 * Rejects with the driver's error when the server cannot be reached.
 */
export async function openDatabase({ url, dataDir }: DatabaseLocation): Promise<Database> {
  if (url) return wrapPool(serverPool(url), 'server');
  const endpoint = await ensureEmbedded(dataDir);
  const pool = new pg.Pool({ ...POOL_DEFAULTS, ...endpoint, max: 8 });
  return wrapPool(pool, 'embedded', () => ensureEmbedded(dataDir).then(() => undefined));
}

function serverPool(url: string): pg.Pool {
  const pool = new pg.Pool({ ...POOL_DEFAULTS, connectionString: url, max: 10 });
  // Compiling a night's queries takes longer than running them, and their sums outgrow the usual memory for one step;
  // where a pooler does not allow this, they still run.
  pool.on('connect', (client) => client.query("set jit = off; set work_mem = '64MB'").catch(() => undefined));
  return pool;
}

/** Wraps any pg pool as our Database; `revive` brings back an embedded server that has gone away. */
export function wrapPool(pool: pg.Pool, mode: Database['mode'], revive?: () => Promise<void>): Database {
  // A connection that breaks fails its query and is replaced by the next one; without listeners, for idle and for
  // busy connections, it would end the process as well.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const connect = () =>
    pool.connect().catch(async (error: unknown) => {
      if (!revive || !isGone(error)) throw error;
      await revive();
      return pool.connect();
    });
  return {
    mode,
    query: (text, values) =>
      outsideTransaction(async () => {
        const client = await connect();
        let failure: unknown;
        try {
          return await run(client, text, values);
        } catch (error) {
          failure = error;
          throw error;
        } finally {
          client.release(isBroken(failure));
        }
      }),
    transaction: (work) => outsideTransaction(async () => inTransaction(await connect(), work)),
    close: () => pool.end(),
  };
}

/** 64-bit integers and numerics as numbers (all of ours are below 2^53), dates as "YYYY-MM-DD". */
export const ROW_TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (format !== 'binary') {
      if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return Number;
      if (oid === pg.types.builtins.DATE) return (text: string) => text;
    }
    return pg.types.getTypeParser(oid, format);
  },
};

const POOL_DEFAULTS: pg.PoolConfig = {
  types: ROW_TYPES,
  connectionTimeoutMillis: 30_000,
  application_name: 'daybreak',
};

async function inTransaction<T>(client: pg.PoolClient, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const tx: Transaction = { inTransaction: true, query: (text, values) => run(client, text, values) };
  let failure: unknown;
  try {
    await client.query('begin');
    const result = await insideTransaction.run(true, () => work(tx));
    await client.query('commit');
    return result;
  } catch (error) {
    failure = error;
    await client.query('rollback').catch((rollbackError: unknown) => {
      failure = rollbackError;
    });
    throw error;
  } finally {
    client.release(isBroken(failure));
  }
}

// The embedded database has one session: a second connection waits until the open transaction ends. A transaction
// that awaits the pool would wait for itself, so that mistake is refused at once, on a server too.
const insideTransaction = new AsyncLocalStorage<true>();

function outsideTransaction<T>(work: () => Promise<T>): Promise<T> {
  if (insideTransaction.getStore()) {
    return Promise.reject(
      new Error('Use the transaction that is open here, not the pool: it would wait for itself'),
    );
  }
  return work();
}

async function run<Row extends object>(
  client: pg.PoolClient,
  text: string,
  values: readonly unknown[] = [],
): Promise<{ rows: Row[]; rowCount: number }> {
  const result = await client.query<Row & pg.QueryResultRow>(
    text,
    values.length > 0 ? [...values] : undefined,
  );
  // Several statements in one text give several results; pg's types know only of one.
  const results = [result].flat();
  return {
    rows: results.flatMap((one) => one.rows),
    rowCount: results.reduce((sum, one) => sum + (one.rowCount ?? 0), 0),
  };
}

function isGone(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'ECONNRESET';
}

/** A connection that failed outside SQL is thrown away; one whose statement failed is as good as before. */
function isBroken(failure: unknown): boolean {
  return failure !== undefined && !(failure instanceof pg.DatabaseError);
}
