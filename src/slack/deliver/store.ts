import type { Database, Queryable } from '../../domain/database.ts';
import { newId } from '../../platform/id.ts';

/** What a card shows: a channel's briefing of a day, one finding in one open period, or many findings at once. */
export type CardKind =
  | 'briefing'
  | 'finding'
  | 'digest'
  | 'gaps'
  | 'handover'
  | 'handover_summary'
  | 'alone'
  | 'alone_day'
  | 'trust'
  | 'trust_lost'
  | 'worth'
  | 'stop'
  | 'last_days';

/** A message of ours: wanted when `ts` is null, stale when it shows an older version than is wanted. */
export interface Card {
  readonly id: string;
  readonly kind: CardKind;
  /** What it is of: a day, finding and period, interview and round, digest, action, offer, setting, stop, or replay. */
  readonly subject: string;
  readonly channel: string;
  readonly ts: string | null;
  readonly threadTs: string | null;
  readonly wantedVersion: number;
  readonly shownHash: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
  /** True when an earlier attempt may have posted it without our hearing of it. */
  readonly mayStand: boolean;
}

/** How long one attempt may hold a card, in seconds; longer than a whole batch of calls that all time out. */
const LEASE_SECONDS = 120;

/** Wants cards that do not exist yet; answers the ids of the new ones, in the order given. */
export async function wantCards(
  db: Queryable,
  wanted: { kind: CardKind; channel: string; subjects: readonly string[]; parent?: string },
  now: Date,
): Promise<string[]> {
  const ids = wanted.subjects.map(() => newId('card'));
  const { rows } = await db.query<{ id: string }>(
    `insert into card (id, kind, subject, channel, parent, created_at, updated_at)
     select w.id, $1, w.subject, $2, $3, $4::timestamptz + w.ordinal * interval '1 millisecond', $4
       from unnest($5::text[], $6::text[]) with ordinality as w (id, subject, ordinal)
     on conflict (kind, subject, channel) do nothing
     returning id`,
    [wanted.kind, wanted.channel, wanted.parent ?? null, now, ids, wanted.subjects],
  );
  return rows.map(({ id }) => id);
}

/** Was a card ever wanted? */
export async function hasCard(
  db: Queryable,
  { kind, channel, subject }: { kind: CardKind; channel: string; subject: string },
): Promise<boolean> {
  const { rowCount } = await db.query('select from card where kind = $1 and channel = $2 and subject = $3', [
    kind,
    channel,
    subject,
  ]);
  return rowCount > 0;
}

/**
 * Wants every card of a finding drawn again whose finding has changed since, those of earlier open periods too, and
 * what was told of its actions.
 */
export async function wantNewVersions(db: Database, now: Date): Promise<void> {
  await db.query(
    `update card c
        set wanted_version = f.version, updated_at = $1
       from finding f
      where c.kind = 'finding' and split_part(c.subject, ':', 1) = f.id and c.wanted_version <> f.version`,
    [now],
  );
  await db.query(
    `update card c
        set wanted_version = f.version, updated_at = $1
       from action a join finding f on f.id = a.finding_id
      where c.kind = 'alone' and c.subject = a.id and c.wanted_version <> f.version`,
    [now],
  );
  await db.query(
    `update card c set wanted_version = told.version, updated_at = $1
       from (select d.id, sum(f.version)::int as version
               from card d join told_alone t on t.channel = d.channel and t.card = d.subject
               join action a on a.id = t.action_id join finding f on f.id = a.finding_id
              where d.kind = 'alone_day' and d.created_at > $1::timestamptz - interval '7 days' group by d.id) told
      where c.id = told.id and c.wanted_version <> told.version`,
    [now],
  );
  await db.query(
    `update card c set wanted_version = 2, updated_at = $1
       from promotion_offer o
      where c.kind = 'trust' and c.subject = o.id and o.accepted is not null and c.wanted_version <> 2`,
    [now],
  );
}

/**
 * Wants what interviews show: a message to the one who is asked for each time that it was begun, a summary once it has
 * ended, and each drawn again when it has moved on.
 */
export async function wantInterviews(db: Database, now: Date): Promise<void> {
  await db.query(
    `insert into card (id, kind, subject, channel, wanted_version, created_at, updated_at)
     select 'card_' || kind || '_' || h.id || '_' || h.round, kind, h.id || ':' || h.round, channel, h.version, $1, $1
       from handover h
      cross join lateral (values ('handover', h.asked_in), ('handover_summary', h.told_in)) as wanted (kind, channel)
      where kind = 'handover' or h.state <> 'open'
     on conflict do nothing`,
    [now],
  );
  await db.query(
    `update card c set wanted_version = h.version, updated_at = $1 from handover h
      where c.wanted_version <> h.version
        and (c.kind = 'handover' and split_part(c.subject, ':', 1) = h.id
             or c.kind = 'handover_summary' and c.subject = h.id || ':' || h.round)`,
    [now],
  );
}

/** What was lost longer ago is no news to a channel that is new or to a bot that comes back. */
const TRUST_NEWS_DAYS = 7;

/**
 * Wants every channel told of the trust that Daybreak took back by itself, whoever or whatever was the reason, and asked
 * about the trust that a run of the command line has offered.
 */
export async function wantTrustNews(db: Database, now: Date): Promise<void> {
  await db.query(
    `insert into card (id, kind, subject, channel, created_at, updated_at)
     select 'card_' || news.kind || '_' || news.subject || '_' || c.channel, news.kind, news.subject, c.channel, $1, $1
       from (select 'trust_lost' as kind, id::text as subject from autonomy_setting
              where set_by->>'name' = 'autonomy' and set_by->>'type' = 'system'
                and set_at > $1::timestamptz - make_interval(days => $2)
             union all select 'trust', id from promotion_offer where accepted is null) news
      cross join channel_setting c
     on conflict do nothing`,
    [now, TRUST_NEWS_DAYS],
  );
}

/** Has the card at a place drawn again although its rows have not changed: what a person saw there was not true. */
export async function wantRedraw(
  db: Database,
  { channel, ts }: { channel: string; ts: string },
): Promise<void> {
  await db.query('update card set shown_version = -1, shown_hash = null where channel = $1 and ts = $2', [
    channel,
    ts,
  ]);
}

/** New messages, or messages that stand and show something old. */
export type Lane = 'post' | 'update';

/** Takes stale cards for one attempt each, oldest first; a reply waits until what it replies to stands. */
export async function claimStale(db: Database, lane: Lane, now: Date, limit: number): Promise<Card[]> {
  const { rows } = await db.query<Card>(
    `update card c
        set next_attempt_at = $1::timestamptz + make_interval(secs => $2), attempts = c.attempts + 1,
            state = case when c.ts is null then 'posting' else c.state end,
            thread_ts = coalesce(c.thread_ts, due.parent_ts)
       from (select s.id, s.state as state_before, p.ts as parent_ts
               from card s left join card p on p.id = s.parent
              where s.wanted_version <> s.shown_version
                and (s.ts is null) = ($4 = 'post')
                and coalesce(s.next_attempt_at, $1) <= $1
                and (s.parent is null or p.ts is not null)
              order by s.created_at limit $3 for update of s skip locked) due
      where c.id = due.id
      returning c.id, c.kind, c.subject, c.channel, c.ts, c.thread_ts as "threadTs",
                c.wanted_version as "wantedVersion", c.shown_hash as "shownHash", c.attempts,
                c.created_at as "createdAt", due.state_before = 'posting' as "mayStand"`,
    [now, LEASE_SECONDS, limit, lane],
  );
  return rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/** Remembers that a card stands at `ts` and shows the version that was claimed. */
export async function markShown(
  db: Database,
  card: Card,
  shown: { ts: string; hash: string },
  now: Date,
): Promise<void> {
  await db.query(
    `update card set ts = $2, shown_version = $3, shown_hash = $4, state = 'shown', attempts = 0,
            next_attempt_at = null, error = null, updated_at = $5
      where id = $1`,
    [card.id, shown.ts, card.wantedVersion, shown.hash, now],
  );
}

/** Remembers why a card could not be shown, and when to try again. */
export async function markFailed(
  db: Database,
  card: Card,
  failure: { state: string; error: string; nextAttemptAt: Date; isGone?: boolean },
  now: Date,
): Promise<void> {
  await db.query(
    `update card set state = $2, error = $3, next_attempt_at = $4, updated_at = $5,
            ts = case when $6 then null else ts end, shown_hash = case when $6 then null else shown_hash end
      where id = $1`,
    [card.id, failure.state, failure.error, failure.nextAttemptAt, now, failure.isGone ?? false],
  );
}

/**
 * Makes due at once what a process left half done, for a start after a death. A card that was being posted keeps its
 * lease where other processes may be at work on a database server: posted by two at once it would stand twice.
 */
export async function releaseCards(db: Database, now: Date): Promise<void> {
  await db.query(
    `update card set next_attempt_at = $1
      where wanted_version <> shown_version and next_attempt_at > $1 and (ts is not null or $2)`,
    [now, db.mode === 'embedded'],
  );
}

/** What keeps messages from being shown, by channel: for the App Home and the log. */
export async function readBlocked(
  db: Queryable,
): Promise<{ channel: string; error: string; cards: number }[]> {
  const { rows } = await db.query<{ channel: string; error: string; cards: number }>(
    `select channel, error, count(*)::int as cards from card
      where error is not null and wanted_version <> shown_version
      group by channel, error order by channel`,
  );
  return rows;
}
