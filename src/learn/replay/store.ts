import type { Database, Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import type { ReplayReport } from './report.ts';
import type { ReplayNight } from './said.ts';

/** What there is to replay. */
export interface History {
  readonly first: Day | null;
  readonly last: Day | null;
  readonly imported: number;
}

/** The first and the last day with an order up to a day, and the newest import; no days before the first order. */
export async function readHistory(db: Queryable, today: Day): Promise<History> {
  const { rows } = await db.query<History>(
    `select min(day) as first, max(day) as last,
            (select coalesce(max(id), 0) from import_file where rows_written > 0) as imported
       from sales_day where day <= $1`,
    [today],
  );
  const [row] = rows;
  if (!row) throw new Error('An aggregate is always there');
  return row;
}

/** Begins a replay, or finds the one that was begun; the nights that it has lived, in their order. Old ones are forgotten. */
export async function openReplay(
  db: Database,
  { id, from, to, now }: { id: string; from: Day; to: Day; now: Date },
): Promise<ReplayNight[]> {
  await db.query(`delete from replay where started_at < $1::timestamptz - interval '90 days'`, [now]);
  await db.query(
    'insert into replay (id, from_day, to_day, started_at) values ($1, $2, $3, $4) on conflict (id) do nothing',
    [id, from, to, now],
  );
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

/** Keeps what a finished replay comes to. */
export async function finishReplay(db: Database, report: ReplayReport, now: Date): Promise<void> {
  await db.query('update replay set finished_at = $2, report = $3 where id = $1', [
    report.id,
    now,
    JSON.stringify(report),
  ]);
}

/** Forgets what a replay has lived. */
export async function dropReplay(db: Database, id: string): Promise<void> {
  await db.query('delete from replay where id = $1', [id]);
}

/** What the replay that was finished last came to; null without one. */
export async function readLatestReport(db: Queryable): Promise<ReplayReport | null> {
  const { rows } = await db.query<{ report: ReplayReport }>(
    'select report from replay where finished_at is not null order by finished_at desc limit 1',
  );
  return rows[0]?.report ?? null;
}

/** What a finished replay came to; null once it is forgotten. */
export async function readReport(db: Queryable, id: string): Promise<ReplayReport | null> {
  const { rows } = await db.query<{ report: ReplayReport | null }>(
    'select report from replay where id = $1',
    [id],
  );
  return rows[0]?.report ?? null;
}
