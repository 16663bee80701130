import type { Database, Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import type { ReplayNight } from './said.ts';

/** A replay as the database knows it. */
export interface ReplayRow {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly finishedAt: Date | null;
}

/** The first and the last day with an order up to a day, and the newest import: null before the first order. */
export async function readHistory(
  db: Queryable,
  today: Day,
): Promise<{ first: Day; last: Day; imported: number } | null> {
  const { rows } = await db.query<{ first: Day | null; last: Day; imported: number }>(
    `select min(day) as first, max(day) as last,
            (select coalesce(max(id), 0) from import_file where rows_written > 0) as imported
       from sales_day where day <= $1`,
    [today],
  );
  const [row] = rows;
  return row?.first ? { ...row, first: row.first } : null;
}

/** Begins a replay, or finds the one that was begun; the nights that it has lived, in their order. */
export async function openReplay(
  db: Database,
  { id, from, to, now }: Pick<ReplayRow, 'id' | 'from' | 'to'> & { now: Date },
): Promise<ReplayNight[]> {
  await db.query(
    'insert into replay (id, from_day, to_day, started_at) values ($1, $2, $3, $4) on conflict (id) do nothing',
    [id, from, to, now],
  );
  return readNights(db, id);
}

/** The nights that a replay has lived, in their order. */
export async function readNights(db: Queryable, id: string): Promise<ReplayNight[]> {
  const { rows } = await db.query<ReplayNight>(
    'select day, seen, evaluated, said from replay_night where replay_id = $1 order by day',
    [id],
  );
  return rows;
}

/** Keeps a night; one that another process has kept meanwhile is the same. */
export async function keepNight(db: Database, id: string, night: ReplayNight): Promise<void> {
  const { day, seen, evaluated, said } = night;
  await db.query(
    `insert into replay_night (replay_id, day, seen, evaluated, said) values ($1, $2, $3, $4, $5)
     on conflict (replay_id, day) do nothing`,
    [id, day, JSON.stringify(seen), evaluated, JSON.stringify(said)],
  );
}

/** Marks a replay as done. */
export async function finishReplay(db: Database, id: string, now: Date): Promise<void> {
  await db.query('update replay set finished_at = $2 where id = $1 and finished_at is null', [id, now]);
}

/** Forgets what a replay has lived. */
export async function dropReplay(db: Database, id: string): Promise<void> {
  await db.query('delete from replay where id = $1', [id]);
}

/** The replay that was finished last; null without one. */
export async function readLatestReplay(db: Queryable): Promise<ReplayRow | null> {
  const { rows } = await db.query<ReplayRow>(
    `select id, from_day as "from", to_day as "to", finished_at as "finishedAt" from replay
      where finished_at is not null order by finished_at desc limit 1`,
  );
  return rows[0] ?? null;
}
