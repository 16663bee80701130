import type { Database, Queryable, Transaction } from '../../../domain/database.ts';
import type { PlatformState, Receipt, Target, TargetState } from '../../adapter.ts';

/** Answers to requests stand beside the things themselves, under their keys: that is what makes a key single. */
const REQUEST = 'request';

/** Reads targets in the order asked for; null where the platform has no such thing. */
export async function readTargets(db: Queryable, targets: readonly Target[]): Promise<TargetState[]> {
  const { rows } = await db.query<{ kind: string; id: string; state: PlatformState }>(
    `select kind, id, state from sample_platform_state
      where (kind, id) in (select * from unnest($1::text[], $2::text[]))`,
    [targets.map(({ type }) => type), targets.map(({ id }) => id)],
  );
  return targets.map((target) => ({
    target,
    state: rows.find(({ kind, id }) => kind === target.type && id === target.id)?.state ?? null,
  }));
}

/** The receipt stored under a request's key; null when the request never took effect. */
export async function findReceipt(db: Queryable, key: string): Promise<Receipt | null> {
  const { rows } = await db.query<{ state: Receipt }>(
    'select state from sample_platform_state where kind = $1 and id = $2',
    [REQUEST, key],
  );
  return rows[0]?.state ?? null;
}

/** Does `work` once under `key`, in one transaction; a repeat gets the first receipt. */
export async function onceUnder(
  db: Database,
  key: string,
  receipt: Receipt,
  work: (tx: Transaction) => Promise<void>,
): Promise<Receipt> {
  return db.transaction(async (tx) => {
    const { rowCount } = await tx.query(
      `insert into sample_platform_state (kind, id, state, request_key, updated_at) values ($1, $2, $3, $2, $4)
       on conflict (kind, id) do nothing`,
      [REQUEST, key, JSON.stringify(receipt), receipt.at],
    );
    if (rowCount === 0) return (await findReceipt(tx, key)) ?? receipt;
    await work(tx);
    return receipt;
  });
}

/** Merges each state over what is there and creates what is not. */
export async function mergeStates(
  tx: Transaction,
  key: string,
  now: Date,
  changes: readonly { target: Target; set: PlatformState }[],
): Promise<void> {
  await tx.query(
    `insert into sample_platform_state (kind, id, state, request_key, updated_at)
     select kind, id, state::jsonb, $4, $5 from unnest($1::text[], $2::text[], $3::text[]) as change (kind, id, state)
     on conflict (kind, id) do update
       set state = sample_platform_state.state || excluded.state, version = sample_platform_state.version + 1,
           request_key = excluded.request_key, updated_at = excluded.updated_at`,
    [
      changes.map(({ target }) => target.type),
      changes.map(({ target }) => target.id),
      changes.map(({ set }) => JSON.stringify(set)),
      key,
      now,
    ],
  );
}

/** Puts targets exactly as given: what was not there before is removed. */
export async function restoreStates(
  tx: Transaction,
  key: string,
  now: Date,
  before: readonly TargetState[],
): Promise<void> {
  const absent = before.filter(({ state }) => state === null);
  const present = before.filter(({ state }) => state !== null);
  await tx.query(
    `delete from sample_platform_state where (kind, id) in (select * from unnest($1::text[], $2::text[]))`,
    [absent.map(({ target }) => target.type), absent.map(({ target }) => target.id)],
  );
  await tx.query(
    `update sample_platform_state as row
        set state = old.state::jsonb, version = row.version + 1, request_key = $4, updated_at = $5
       from unnest($1::text[], $2::text[], $3::text[]) as old (kind, id, state)
      where row.kind = old.kind and row.id = old.id`,
    [
      present.map(({ target }) => target.type),
      present.map(({ target }) => target.id),
      present.map(({ state }) => JSON.stringify(state)),
      key,
      now,
    ],
  );
}

/** True where the sample shop's platform has been set up. */
export async function hasSamplePlatform(db: Queryable): Promise<boolean> {
  const { rows } = await db.query('select 1 from sample_platform_state limit 1');
  return rows.length > 0;
}
