import type { Queryable, Transaction } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import {
  type BulkColumn,
  type BulkRows,
  insertAll,
  insertNew,
  updateChanged,
} from '../platform/bulk-load.ts';
import type { Entity } from './entity.ts';
import type { DayOrder } from './parse/instant.ts';
import type { Reject, RejectedCells } from './report.ts';
import { insertAndRollUp, recountDays, updateAndTouch } from './rollups/store.ts';

/** What the return policy says, where one holds. */
const POLICY = `select key, value #>> '{}' as value from policy_in_force
  where key = 'return_window_days' and coalesce(valid_until, current_date) >= current_date
    and coalesce(valid_from, current_date) <= current_date`;

/** The shop's settings as its policies say, or else its files, `defaults` where neither says anything. */
export async function readShop(db: Queryable, defaults: Shop): Promise<Shop> {
  const { rows } = await db.query<{ key: string; value: string }>(
    `select key, value from shop_setting where key <> 'return_window_days' or not exists (${POLICY})
      union all select * from (${POLICY} order by updated_at desc, document limit 1) policy`,
  );
  const settings = new Map(rows.map(({ key, value }) => [key, value]));
  const days = Number(settings.get('return_window_days'));
  return {
    name: settings.get('name') ?? defaults.name,
    timeZone: settings.get('time_zone') ?? defaults.timeZone,
    currency: settings.get('currency') ?? defaults.currency,
    returnWindowDays: Number.isInteger(days) && days > 0 ? days : defaults.returnWindowDays,
  };
}

/** What people said of dates such as 03/04: day first or month first; null when they said nothing. */
export async function readDateOrder(db: Queryable): Promise<DayOrder | null> {
  const { rows } = await db.query<{ value: string }>(
    `select value from shop_setting where key = 'date_order'`,
  );
  const said = rows[0]?.value.toLowerCase();
  return said === 'dmy' || said === 'mdy' ? said : null;
}

/** An import that was read to its end before, of a file with the same bytes. */
export interface EarlierImport {
  readonly id: number;
  readonly profile: string | null;
  readonly rowsRead: number;
  readonly rowsRejected: number;
}

export async function findEarlier(db: Queryable, sha256: string): Promise<EarlierImport | null> {
  const { rows } = await db.query<EarlierImport>(
    `select id, profile, rows_read as "rowsRead", rows_rejected as "rowsRejected"
     from import_file where sha256 = $1 and state = 'done' order by id desc limit 1`,
    [sha256],
  );
  return rows[0] ?? null;
}

export async function startImport(
  db: Queryable,
  file: { sha256: string; name: string; profile: string | null; now: Date },
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `insert into import_file (sha256, name, profile, state, started_at) values ($1, $2, $3, 'reading', $4) returning id`,
    [file.sha256, file.name, file.profile, file.now],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('The import got no number');
  return id;
}

export interface Outcome {
  readonly state: 'done' | 'failed' | 'unrecognised';
  readonly read: number;
  readonly written: number;
  readonly unchanged: number;
  readonly quarantined: number;
  readonly notes: readonly string[];
}

export async function finishImport(db: Queryable, id: number, outcome: Outcome, now: Date): Promise<void> {
  await db.query(
    `update import_file set state = $2, rows_read = $3, rows_written = $4, rows_unchanged = $5, rows_rejected = $6,
            notes = $7, finished_at = $8 where id = $1`,
    [
      id,
      outcome.state,
      outcome.read,
      outcome.written,
      outcome.unchanged,
      outcome.quarantined,
      JSON.stringify(outcome.notes),
      now,
    ],
  );
}

/** Rows of one entity, each key once, with where they come from. */
export interface RowsToWrite {
  readonly entity: Entity;
  readonly columns: readonly BulkColumn[];
  readonly rows: number;
  readonly source: string;
  readonly importId: number;
  /** Rows that a file only implies replace nothing that another source said. */
  readonly derived: boolean;
  readonly timeZone: string;
}

/**
 * Writes rows with their roll-ups and returns how many were new or changed; the rest were as they should be. With
 * `allNew` it tries at first to insert all of them, which is a fifth faster, and tells by `met` if some were there.
 */
export async function writeRows(
  tx: Transaction,
  target: RowsToWrite,
  { allNew }: { allNew: boolean },
): Promise<{ written: number; met: boolean }> {
  const { entity, columns, rows: total, source, importId, derived, timeZone } = target;
  const stamps = entity.name === 'shop' ? {} : { source, import_id: importId };
  const rows = { table: entity.table, key: entity.key, columns, stamps };
  if (allNew && (await insertedAll(tx, target, rows))) return { written: total, met: false };
  const fresh = await insertAndRollUp(tx, entity, insertNew(rows), timeZone);
  if (fresh.touched) await recountDays(tx, entity, fresh.touched, timeZone);
  if (fresh.inserted === total) return { written: total, met: false };
  const mine = derived ? `t.source = $${columns.length + 1}::text` : 'true';
  const changed = await updateAndTouch(tx, entity, updateChanged(rows, mine), timeZone);
  if (changed.touched) await recountDays(tx, entity, changed.touched, timeZone);
  return { written: fresh.inserted + changed.updated, met: true };
}

/** Inserts all of the rows with their roll-ups, or nothing when one of them is there already. */
async function insertedAll(
  tx: Transaction,
  { entity, timeZone }: RowsToWrite,
  rows: BulkRows,
): Promise<boolean> {
  await tx.query('savepoint all_new');
  try {
    const { touched } = await insertAndRollUp(tx, entity, insertAll(rows), timeZone);
    if (touched) await recountDays(tx, entity, touched, timeZone);
    await tx.query('release savepoint all_new');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    await tx.query('rollback to savepoint all_new');
    return false;
  }
}

const UNIQUE_VIOLATION = '23505';

export async function writeRejects(
  tx: Queryable,
  importId: number,
  rejects: readonly RejectedCells[],
): Promise<void> {
  if (rejects.length === 0) return;
  await tx.query(
    `insert into import_reject (import_id, line, col, reason, raw)
     select $1, r.* from unnest($2::bigint[], $3::text[], $4::text[], $5::text[]) as r
     on conflict do nothing`,
    [
      importId,
      rejects.map(({ line }) => line),
      rejects.map(({ column }) => column),
      rejects.map(({ reason }) => reason),
      rejects.map(({ raw }) => JSON.stringify(raw)),
    ],
  );
}

/** A rejected row with its file. */
export interface RejectedRow extends Reject {
  readonly file: string;
  /** The row's cells by column, those only that Daybreak reads. */
  readonly raw: Readonly<Record<string, string>>;
}

/** The rejected rows of the last import of each file, or of one import. */
export async function listRejects(
  db: Queryable,
  { importId, limit = 100_000 }: { importId?: number; limit?: number } = {},
): Promise<RejectedRow[]> {
  const { rows } = await db.query<RejectedRow>(
    `select f.name as file, r.line, r.col as "column", r.reason, r.raw::json as raw
     from import_reject r join import_file f on f.id = r.import_id
     where f.id = coalesce($1::bigint, (select max(id) from import_file g where g.name = f.name and g.state = 'done'))
     order by f.id, r.line, r.col limit $2`,
    [importId ?? null, limit],
  );
  return rows;
}

/** When a source's rows begin and end, and when they last came. */
export interface Freshness {
  readonly entity: string;
  readonly source: string;
  readonly firstRowAt: Date;
  readonly lastRowAt: Date;
  readonly importedAt: Date;
}

export async function freshnessOf(db: Queryable): Promise<Freshness[]> {
  const { rows } = await db.query<Freshness>(
    `select entity, source, first_row_at as "firstRowAt", last_row_at as "lastRowAt", imported_at as "importedAt"
     from source_freshness order by entity, source`,
  );
  return rows;
}

/** Widens what is known of sources' rows by those of one batch. */
export async function widenFreshness(
  tx: Queryable,
  seen: readonly { entity: string; source: string; first: string; last: string }[],
  now: Date,
): Promise<void> {
  if (seen.length === 0) return;
  await tx.query(
    `insert into source_freshness as f (entity, source, first_row_at, last_row_at, imported_at)
     select entity, source, min(first), max(last), $5::timestamptz
     from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[]) as s(entity, source, first, last)
     group by entity, source
     on conflict (entity, source) do update set
       first_row_at = least(f.first_row_at, excluded.first_row_at),
       last_row_at = greatest(f.last_row_at, excluded.last_row_at),
       imported_at = excluded.imported_at`,
    [
      seen.map(({ entity }) => entity),
      seen.map(({ source }) => source),
      seen.map(({ first }) => first),
      seen.map(({ last }) => last),
      now,
    ],
  );
}
