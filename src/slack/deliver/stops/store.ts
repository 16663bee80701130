import type { Actor } from '../../../domain/actor.ts';
import type { Database, Queryable } from '../../../domain/database.ts';

/** A stop of everything, and who let it go on since; null while it holds. */
export interface StopRow {
  readonly by: Actor;
  readonly at: Date;
  readonly over: { readonly by: Actor; readonly at: string } | null;
}

/** Wants every briefed channel told that everything is stopped, by whatever way it was, and told again once it goes on. */
export async function wantStops(db: Database, now: Date): Promise<void> {
  await db.query(
    `insert into card (id, kind, subject, channel, created_at, updated_at)
     select 'card_stop_' || s.id || '_' || c.channel, 'stop', s.id::text, c.channel, $1, $1
       from (select id, stopped from stop_setting order by id desc limit 1) s cross join channel_setting c
      where s.stopped
     on conflict do nothing`,
    [now],
  );
  await db.query(
    `update card c set wanted_version = 2, updated_at = $1
      where c.kind = 'stop' and c.wanted_version <> 2
        and exists (select from stop_setting s where s.id > c.subject::bigint and not s.stopped)`,
    [now],
  );
}

/** A stop by its id; null where there is none. */
export async function readStop(db: Queryable, id: string): Promise<StopRow | null> {
  const { rows } = await db.query<StopRow>(
    `select s.set_by as by, s.set_at as at,
            (select jsonb_build_object('by', o.set_by, 'at', o.set_at) from stop_setting o
              where o.id > s.id and not o.stopped order by o.id limit 1) as over
       from stop_setting s where s.id = $1::bigint`,
    [id],
  );
  return rows[0] ?? null;
}
