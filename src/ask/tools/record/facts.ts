import type { Queryable } from '../../../domain/database.ts';
import { WITHIN, type Window } from '../facts.ts';

export interface DoneRow {
  readonly action_id: string;
  readonly finding_id: string;
  readonly label: string;
  readonly state: string;
  readonly cost: number | null;
  readonly currency: string | null;
  readonly decided_by: { readonly name?: string; readonly type?: string } | null;
  readonly at: Date;
}

/** What was carried out, or tried, in a window. */
export async function readDone(db: Queryable, { from, to, timeZone, now }: Window): Promise<DoneRow[]> {
  const { rows } = await db.query<DoneRow>(
    `select a.id as action_id, a.finding_id, a.label, a.state, a.cost_minor::float8 as cost, a.cost_currency as currency,
            a.decided_by, max(coalesce(e.finished_at, e.created_at)) as at
       from execution e join action a on a.id = e.action_id
      where ${WITHIN('coalesce(e.finished_at, e.created_at)')} and e.created_at <= $4
      group by a.id order by 8`,
    [from, to, timeZone, now],
  );
  return rows;
}

export interface DecidedRow {
  readonly approved: number;
  readonly edited: number;
  readonly rejected: number;
}

/** How people decided on what was drafted, of some kinds of action. */
export async function readDecided(db: Queryable, kinds: readonly string[], now: Date): Promise<DecidedRow> {
  const { rows } = await db.query<DecidedRow>(
    `select count(*) filter (where d.verb = 'approve' and not a.edited)::int as approved,
            count(*) filter (where d.verb = 'approve' and a.edited)::int as edited,
            count(*) filter (where d.verb = 'reject')::int as rejected
       from decision d left join action a on a.id = d.action_id
      where d.at <= $2 and ($1::text[] = '{}' or a.kind = any($1))`,
    [kinds, now],
  );
  return rows[0] ?? { approved: 0, edited: 0, rejected: 0 };
}

export interface StoryRow {
  readonly action_id: string;
  readonly finding_id: string;
  readonly headline: string;
  readonly label: string;
  readonly state: string;
  readonly undoable: boolean;
  readonly decided_by: { readonly name?: string } | null;
  readonly decided_at: Date | null;
}

/** Actions whose parameters name one of these, newest first. */
export async function readActionsAbout(
  db: Queryable,
  names: readonly string[],
  kinds: readonly string[],
): Promise<StoryRow[]> {
  const { rows } = await db.query<StoryRow>(
    `select a.id as action_id, a.finding_id, f.headline, a.label, a.state, a.undoable, a.decided_by, a.decided_at
       from action a join finding f on f.id = a.finding_id
      where a.kind = any($2)
        and exists (select from unnest($1::text[]) name where position(lower(name) in lower(a.params::text)) > 0)
      order by a.updated_at desc limit 5`,
    [names, kinds],
  );
  return rows;
}

/** Why a finding's drafts are what they are, and what happens without them. */
export async function readReasons(
  db: Queryable,
  findingId: string,
): Promise<{ because: readonly string[]; if_nothing: string } | null> {
  const { rows } = await db.query<{ because: readonly string[]; if_nothing: string }>(
    'select because, if_nothing from recommendation where finding_id = $1',
    [findingId],
  );
  return rows[0] ?? null;
}
