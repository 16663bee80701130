import type { Queryable } from '../../domain/database.ts';

/** Where the ad figures end, and how fine they are. */
export interface AdEnd {
  /** Start of the newest hour (or day) that is reported. */
  readonly last: Date;
  /** False where three days have no more than two instants each: then each row is a day. */
  readonly isHourly: boolean;
}

/** The end of the figures of the last 60 days as of `now`; null without any. */
export async function readAdEnd(db: Queryable, now: Date): Promise<AdEnd | null> {
  // The block ranges of the last days are few: the rest is looked at only where these have nothing.
  const { rows } = await db.query<{ last: Date | null; is_hourly: boolean }>(
    `select last, (select count(distinct hour) > 6 from ad_stat
                    where hour > last - interval '3 days' and hour <= last) as is_hourly
       from (select coalesce(
               (select max(hour) from ad_stat where hour >= $1::timestamptz - interval '3 days' and hour < $1),
               (select max(hour) from ad_stat where hour >= $1::timestamptz - interval '60 days' and hour < $1)) as last) e`,
    [now],
  );
  const [row] = rows;
  return row?.last ? { last: row.last, isHourly: row.is_hourly } : null;
}

/** One ad; the arrays are Postgres's text form of parallel arrays ("{3,4}"), one number for each slot with figures. */
export interface AdSlotsRow {
  readonly type: 'keyword' | 'campaign';
  readonly id: string;
  readonly currency: string | null;
  /** Start of its first hour (or day). */
  readonly first: Date;
  /** How many slots lie between it and the end of the figures. */
  readonly ago: string;
  readonly clicks: string;
  /** Minor units, as is `value`. */
  readonly cost: string;
  readonly conversions: string;
  readonly value: string;
  readonly hours: string;
}

/**
 * What each keyword and campaign did in slots of `slotHours`, counted back from `until`, in one scan. Search terms
 * explain spend and never count.
 */
export async function readAdSlots(
  db: Queryable,
  { until, days, slotHours }: { until: Date; days: number; slotHours: number },
): Promise<AdSlotsRow[]> {
  const { rows } = await db.query<AdSlotsRow>(
    `select type, id, max(currency) as currency, min(first) as first,
            array_agg((extract(epoch from $1::timestamptz - slot) / 3600 / $3::int)::int - 1)::text as ago,
            array_agg(clicks)::text as clicks, array_agg(cost)::text as cost, array_agg(conversions)::text as conversions,
            array_agg(value)::text as value, array_agg(hours)::text as hours
       from (select entity_kind as type, entity_id as id, date_bin(make_interval(hours => $3::int), hour, $1) as slot,
                    max(currency) as currency, min(hour) as first, sum(clicks) as clicks, sum(cost_minor) as cost,
                    sum(conversions) as conversions, coalesce(sum(conversion_value_minor), 0) as value, count(*) as hours
               from ad_stat
              where entity_kind <> 'search_term' and hour < $1
                and hour >= $1::timestamptz - make_interval(days => $2::int)
              group by 1, 2, 3) s
      group by type, id`,
    [until, days, slotHours],
  );
  return rows;
}

/** What is known of an ad beside its figures. */
export interface AdName {
  readonly type: 'keyword' | 'campaign';
  readonly id: string;
  readonly text: string | null;
  readonly status: string | null;
  readonly skus: readonly string[];
  readonly campaign_id: string | null;
  readonly campaign_name: string | null;
  readonly brand: boolean;
}

/** The keywords and campaigns that are loaded. */
export async function readAdNames(db: Queryable): Promise<AdName[]> {
  const { rows } = await db.query<AdName>(
    `select 'keyword' as type, k.keyword_id as id, k.text, coalesce(k.status, c.status) as status,
            coalesce(string_to_array(k.sku, '|'), '{}') as skus, k.campaign_id, c.name as campaign_name,
            coalesce(c.brand, false) as brand
       from keyword k left join campaign c using (campaign_id)
      union all
     select 'campaign', campaign_id, null, status, '{}', campaign_id, name, coalesce(brand, false) from campaign`,
  );
  return rows;
}

/** The acquisition channel that most of a campaign's orders over [from, until) came through, by campaign. */
export async function readChannels(
  db: Queryable,
  { from, until }: { from: Date; until: Date },
): Promise<Map<string, string>> {
  const { rows } = await db.query<{ campaign_id: string; channel: string }>(
    `select campaign_id, mode() within group (order by acquisition_channel) as channel
       from order_line
      where ordered_at >= $1 and ordered_at < $2 and campaign_id is not null and acquisition_channel is not null
      group by campaign_id`,
    [from, until],
  );
  return new Map(rows.map(({ campaign_id, channel }) => [campaign_id, channel]));
}

/** A campaign with its daily budget in minor units. */
export interface CampaignRow {
  readonly campaign_id: string;
  readonly name: string | null;
  readonly budget: number | null;
  readonly currency: string | null;
  readonly brand: boolean;
  /** Campaigns of the same name here draw on one budget; null: it has its own. */
  readonly shared_budget: string | null;
}

/** The campaigns that run, as far as their export says. */
export async function readCampaigns(db: Queryable): Promise<CampaignRow[]> {
  const { rows } = await db.query<CampaignRow>(
    `select campaign_id, name, daily_budget_minor::float8 as budget, currency, coalesce(brand, false) as brand, shared_budget
       from campaign where coalesce(status, '') !~* 'paused|removed|disabled|archived' order by campaign_id`,
  );
  return rows;
}

/** What people typed before they clicked, by campaign, the dearest first. */
export interface SearchTermRow {
  readonly campaign_id: string;
  readonly text: string;
  readonly cost: number;
  readonly conversions: number;
}

/** The `most` dearest search terms of each of the campaigns over [from, until); none where no such report is loaded. */
export async function readSearchTerms(
  db: Queryable,
  campaigns: readonly string[],
  { from, until, most }: { from: Date; until: Date; most: number },
): Promise<SearchTermRow[]> {
  const { rows } = await db.query<SearchTermRow>(
    `select campaign_id, text, cost::float8 as cost, conversions::float8 as conversions
       from (select t.campaign_id, t.text, sum(s.cost_minor) as cost, sum(s.conversions) as conversions,
                    row_number() over (partition by t.campaign_id order by sum(s.cost_minor) desc, t.text) as place
               from search_term t
               join ad_stat s on s.entity_kind = 'search_term' and s.entity_id = t.search_term_id
                and s.hour >= $2 and s.hour < $3
              where t.campaign_id = any($1) group by 1, 2) ranked
      where place <= $4 order by campaign_id, place`,
    [campaigns, from, until, most],
  );
  return rows;
}

/** Something that was done to a keyword because what it sells ran low, and that stands. */
export interface HeldRow {
  readonly keyword_id: string;
  readonly text: string | null;
  readonly status: string | null;
  readonly skus: readonly string[];
  readonly campaign_id: string | null;
  readonly campaign_name: string | null;
  readonly brand: boolean;
  readonly kind: 'pause_keyword' | 'set_campaign_budget' | 'reallocate_budget';
  readonly params: unknown;
  /** What the finding said of it when it was done. */
  readonly evidence: unknown;
  readonly done_at: Date;
}

/**
 * The newest of each kind that was done for low stock by the instant. A keyword that has run again since, or that was
 * paused for another reason too, is left to people.
 */
export async function readHeldForStock(db: Queryable, now: Date): Promise<HeldRow[]> {
  const { rows } = await db.query<HeldRow>(
    `select distinct on (k.keyword_id, a.kind) k.keyword_id, k.text, k.status, k.campaign_id, c.name as campaign_name,
            coalesce(string_to_array(k.sku, '|'), '{}') as skus, coalesce(c.brand, false) as brand,
            a.kind, a.params, f.evidence, a.updated_at as done_at
       from finding f
       join action a on a.finding_id = f.id and a.state = 'done' and a.updated_at <= $1
        and a.kind in ('pause_keyword', 'set_campaign_budget', 'reallocate_budget')
       join keyword k on k.keyword_id = f.subject_id
       left join campaign c using (campaign_id)
      where f.kind = 'spend_on_low_stock' and f.subject_type = 'keyword'
        and not exists (
          select 1 from action other join finding of on of.id = other.finding_id
           where other.state = 'done' and other.updated_at <= $1 and a.kind = 'pause_keyword'
             and other.params -> 'keywords' @> jsonb_build_array(jsonb_build_object('keywordId', k.keyword_id))
             and (other.kind = 'resume_keyword' and other.updated_at > a.updated_at
               or other.kind = 'pause_keyword' and of.kind <> 'spend_on_low_stock'))
      order by k.keyword_id, a.kind, a.updated_at desc`,
    [now],
  );
  return rows;
}
