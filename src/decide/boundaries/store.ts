import type { ActionKind } from '../../domain/action.ts';
import { type Actor, CLI_TEAM } from '../../domain/actor.ts';
import type { AutonomyLevel, ValueBand } from '../../domain/autonomy.ts';
import type { Queryable, Transaction } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import { nameOf } from '../name.ts';
import type { Extent } from './extent.ts';
import type { Measure, Usage, Whole } from './limits.ts';
import type { Level } from './rules.ts';
import type { Approver } from './verdict.ts';

/** Held while limits are looked up and counted: two actions at once cannot both take the last place. */
export async function lockBoundaries(tx: Transaction): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('daybreak.boundaries'))`);
}

/** Settings as they were written last, and what documents say, each field with its document. */
export interface BoundaryRows {
  readonly stop: { readonly stopped: boolean; readonly by: Actor; readonly at: string } | null;
  readonly levels: readonly Level[];
  readonly limits: readonly {
    action: ActionKind | '*';
    measure: Measure;
    atMost: number | null;
    by: Actor;
  }[];
  readonly policies: readonly { key: string; value: unknown; title: string; owner: string | null }[];
}

/** Everything that bounds what is done, in one round trip. */
export async function readBoundaryRows(db: Queryable, today: Day): Promise<BoundaryRows> {
  const { rows } = await db.query<BoundaryRows>(
    `select
       (select jsonb_build_object('stopped', stopped, 'by', set_by, 'at', set_at)
          from stop_setting order by id desc limit 1) as stop,
       (select coalesce(jsonb_agg(l), '[]') from (
          select distinct on (kind, band) kind, band, level from autonomy_setting order by kind, band, id desc
        ) l) as levels,
       (select coalesce(jsonb_agg(m), '[]') from (
          select distinct on (kind, measure) kind as action, measure, at_most as "atMost", set_by as by
            from limit_setting order by kind, measure, id desc
        ) m) as limits,
       (select coalesce(jsonb_agg(jsonb_build_object('key', key, 'value', value, 'title', title, 'owner', owner)
                                  order by document, key), '[]')
          from policy_in_force
         where coalesce(valid_from, $1::date) <= $1::date and coalesce(valid_until, $1::date) >= $1::date) as policies`,
    [today],
  );
  const [row] = rows;
  if (!row) throw new Error('A row of sub-selects is always there');
  return row;
}

interface UsageRow {
  readonly kind: Usage;
  readonly all: Usage;
  readonly whole: Whole;
}

const spent = (scope: string, interval: string, more = '') => `jsonb_build_object(
  'count', coalesce(sum(touched) filter (where ${scope} and at > $2::timestamptz - interval '${interval}'), 0),
  'valueMinor', coalesce(sum(value_minor) filter (where ${scope} and at > $2::timestamptz - interval '${interval}'), 0)
  ${more})`;

const usageOf = (scope: string) => `jsonb_build_object(
  'hour', ${spent(scope, '1 hour')},
  'day', ${spent(
    scope,
    '1 day',
    `, 'budgetMinor', coalesce(sum(budget_minor) filter (where ${scope}), 0),
       'skus', coalesce((select jsonb_agg(distinct sku) from action_usage u, unnest(u.skus) sku
                          where u.alone and u.execution_key is distinct from $3 and u.at > $2::timestamptz - interval '1 day' and (${scope.replace('kind', 'u.kind')})), '[]')`,
  )})`;

/** What keywords cost on the days of the last four weeks on which they ran, a day, in minor units; `$2` is now. */
const spendADay = (which: string) => `select coalesce(sum(a_day), 0) from (
  select round(sum(cost_minor) / count(distinct (hour at time zone 'UTC')::date)) as a_day
    from ad_stat
   where entity_kind = 'keyword' and ${which}
     and hour > $2::timestamptz - interval '28 days' and hour <= $2::timestamptz
   group by entity_id) keyword`;

/** What these keywords spend a day, in minor units: what pausing them takes out of the ads, and resuming puts back. */
export async function readKeywordSpend(
  db: Queryable,
  keywordIds: readonly string[],
  now: Date,
): Promise<number> {
  const { rows } = await db.query<{ minor: number }>(
    `select (${spendADay('entity_id = any($1)')})::bigint as minor`,
    [keywordIds, now],
  );
  return rows[0]?.minor ?? 0;
}

/**
 * What was done alone in the hour and the day before, of a kind and of all kinds. What a clock that ran ahead has
 * written counts too: nothing is forgotten because a clock was set back. The count under `except` is left out.
 */
export async function readUsage(
  db: Queryable,
  kind: ActionKind,
  now: Date,
  { except = null }: { except?: string | null } = {},
): Promise<UsageRow> {
  const { rows } = await db.query<UsageRow>(
    `select ${usageOf('kind = $1')} as kind, ${usageOf('true')} as all,
            jsonb_build_object(
              'skus', (select count(*) from product where status is distinct from 'archived'),
              'dailyBudgetsMinor', coalesce(
                (select nullif(sum(daily_budget_minor), 0) from campaign where status is distinct from 'paused'),
                -- Where no budget is known, what the keywords spend stands for it.
                (${spendADay('true')})),
              'budgetsBefore', (select coalesce(jsonb_object_agg(id, "from"), '{}') from (
                select distinct on (b.id) b.id, b."from"
                  from action_usage u, jsonb_to_recordset(u.budgets) as b(id text, "from" bigint)
                 where u.alone and u.execution_key is distinct from $3 and u.at > $2::timestamptz - interval '1 day'
                 order by b.id, u.seq) first)) as whole
       from action_usage
      where alone and execution_key is distinct from $3 and at > $2::timestamptz - interval '1 day'`,
    [kind, now, except],
  );
  const [row] = rows;
  if (!row) throw new Error('An aggregate is always there');
  return row;
}

/** Counts an action that is let through, once, at the instant at which it was let through last. */
export async function insertUsage(
  tx: Transaction,
  {
    key,
    actionId,
    alone,
    extent,
    now,
  }: { key: string; actionId: string; alone: boolean; extent: Extent; now: Date },
): Promise<void> {
  const { kind, valueMinor, count, budgetMinor, budgets, skus } = extent;
  await tx.query(
    `insert into action_usage (execution_key, action_id, kind, alone, value_minor, touched, budget_minor, budgets, skus, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (execution_key) do update set at = greatest(action_usage.at, excluded.at)`,
    [key, actionId, kind, alone, valueMinor, count, budgetMinor, JSON.stringify(budgets), skus, now],
  );
}

/** Takes back the count of an action that came to nothing. */
export async function releaseUsage(tx: Transaction, key: string): Promise<void> {
  await tx.query('delete from action_usage where execution_key = $1', [key]);
}

/** Everyone who has said yes to exactly this revision. */
export async function readApprovers(
  db: Queryable,
  { actionId, revision, paramsHash }: { actionId: string; revision: number; paramsHash: string },
): Promise<Approver[]> {
  const { rows } = await db.query<Approver>(
    `select distinct concat(d.actor->>'teamId', ':', d.actor->>'userId') as key, m.name,
            coalesce(cardinality(m.roles) > 0 and m.team_id <> $4, false) as "isOwnPerson",
            coalesce('admin' = any(m.roles), false) as "isAdmin"
       from decision d
       left join member m on m.team_id = d.actor->>'teamId' and m.user_id = d.actor->>'userId'
      where d.action_id = $1 and d.revision = $2 and d.params_hash = $3 and d.verb in ('approve', 'endorse')
        and d.actor->>'type' = 'user'`,
    [actionId, revision, paramsHash, CLI_TEAM],
  );
  return rows;
}

export async function insertStop(
  tx: Transaction,
  { stopped, by, now }: { stopped: boolean; by: Actor; now: Date },
): Promise<void> {
  await tx.query('insert into stop_setting (stopped, set_by, set_at) values ($1, $2, $3)', [
    stopped,
    JSON.stringify(by),
    now,
  ]);
}

/** Whether everything is stopped, by the newest word. */
export async function readStopped(db: Queryable): Promise<{ by: string; at: Date } | null> {
  const { rows } = await db.query<{ stopped: boolean; by: Actor; at: Date }>(
    'select stopped, set_by as by, set_at as at from stop_setting order by id desc limit 1',
  );
  const [row] = rows;
  return row?.stopped ? { by: nameOf(row.by), at: row.at } : null;
}

/** The level of a kind in a band. */
export async function readLevel(db: Queryable, kind: ActionKind, band: ValueBand): Promise<AutonomyLevel> {
  const { rows } = await db.query<{ level: AutonomyLevel }>(
    'select level from autonomy_setting where kind = $1 and band = $2 order by id desc limit 1',
    [kind, band],
  );
  return rows[0]?.level ?? 'recommend';
}

/** The kinds and bands that are switched off, as "kind band". */
export async function readOff(db: Queryable): Promise<Set<string>> {
  const { rows } = await db.query<{ place: string }>(
    `select place from (select distinct on (kind, band) concat(kind, ' ', band) as place, level
       from autonomy_setting order by kind, band, id desc) newest where level = 'off'`,
  );
  return new Set(rows.map(({ place }) => place));
}

export async function insertLevel(
  tx: Transaction,
  setting: {
    kind: ActionKind;
    band: ValueBand;
    level: AutonomyLevel;
    reason: string | null;
    by: Actor;
    now: Date;
  },
): Promise<void> {
  const { kind, band, level, reason, by, now } = setting;
  await tx.query(
    'insert into autonomy_setting (kind, band, level, reason, set_by, set_at) values ($1, $2, $3, $4, $5, $6)',
    [kind, band, level, reason, JSON.stringify(by), now],
  );
}

export async function insertLimit(
  tx: Transaction,
  setting: { kind: ActionKind | '*'; measure: Measure; atMost: number | null; by: Actor; now: Date },
): Promise<void> {
  const { kind, measure, atMost, by, now } = setting;
  await tx.query(
    'insert into limit_setting (kind, measure, at_most, set_by, set_at) values ($1, $2, $3, $4, $5)',
    [kind, measure, atMost, JSON.stringify(by), now],
  );
}
