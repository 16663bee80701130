import type { Queryable } from '../../domain/database.ts';

/** Where the ad figures end, and how fine they are. */
export interface AdSpan {
  readonly first: Date;
  /** Start of the newest hour (or day) that is reported. */
  readonly last: Date;
  /** False where every row begins at the same hour: then each is a day. */
  readonly isHourly: boolean;
}

/** The span of the figures of the last 60 days as of `now`; null without any. */
export async function readAdSpan(db: Queryable, now: Date): Promise<AdSpan | null> {
  const { rows } = await db.query<{ first: Date | null; last: Date | null; is_hourly: boolean }>(
    `select min(hour) as first, max(hour) as last,
            count(distinct extract(hour from hour)) filter (where hour > $1::timestamptz - interval '7 days') > 2
              as is_hourly
       from ad_stat where hour >= $1::timestamptz - interval '60 days' and hour < $1`,
    [now],
  );
  const [row] = rows;
  if (!row?.first || !row.last) return null;
  return { first: row.first, last: row.last, isHourly: row.is_hourly };
}

/** What is advertised, with its figures of a window in minor units. */
export interface AdRow {
  readonly type: 'keyword' | 'campaign';
  readonly id: string;
  readonly text: string | null;
  readonly status: string | null;
  readonly skus: readonly string[];
  readonly campaign_id: string | null;
  readonly campaign_name: string | null;
  readonly brand: boolean;
  readonly currency: string | null;
  readonly clicks: number;
  readonly cost: number;
  /** Clicks and cost, each click counted as far as it can be expected to have converted by now. */
  readonly ripeClicks: number;
  readonly ripeCost: number;
  readonly conversions: number;
  readonly value: number;
  readonly hours: number;
}

const ROW = `s.entity_kind as type, s.entity_id as id, k.text, coalesce(k.status, c.status) as status,
  coalesce(string_to_array(k.sku, '|'), '{}') as skus, c.campaign_id, c.name as campaign_name,
  coalesce(c.brand, false) as brand, s.currency`;
const JOINS = `left join keyword k on s.entity_kind = 'keyword' and k.keyword_id = s.entity_id
  left join campaign c on c.campaign_id = coalesce(k.campaign_id, case s.entity_kind when 'campaign' then s.entity_id end)`;

/**
 * The rows that count: those of keywords, and those of campaigns that have none since `from` (an SQL expression), for
 * a campaign's report says its keywords' spend over again. Search terms explain spend and never count.
 */
const counted = (
  from: string,
) => `(select * from ad_stat a where a.entity_kind = 'keyword' or a.entity_kind = 'campaign'
   and a.entity_id not in (select k.campaign_id from keyword k where exists (
     select from ad_stat s where s.entity_kind = 'keyword' and s.entity_id = k.keyword_id and s.hour >= ${from}))) a`;

/**
 * The figures of each keyword (or campaign without keywords) over [from, until). Conversions are booked on the click's
 * hour and come in days later, so a click of age t counts 1 − exp(−t / lag), with the mean lag in days.
 */
export async function readAds(
  db: Queryable,
  { from, until, lagDays }: { from: Date; until: Date; lagDays: number },
): Promise<AdRow[]> {
  const { rows } = await db.query<AdRow>(
    `select ${ROW}, s.clicks, s.cost, s."ripeClicks", s."ripeCost", s.conversions, s.value, s.hours
       from (select entity_kind, entity_id, max(currency) as currency, sum(clicks)::int as clicks,
                    sum(cost_minor)::float8 as cost, sum(clicks * ripe) as "ripeClicks", sum(cost_minor * ripe) as "ripeCost", sum(conversions)::float8 as conversions,
                    coalesce(sum(conversion_value_minor), 0)::float8 as value, count(*)::int as hours
               from (select *, case when $3::float8 > 0
                       then 1 - exp(-extract(epoch from $2::timestamptz - hour)::float8 / 86400 / $3::float8) else 1 end as ripe
                       from ${counted('$1')} where hour >= $1 and hour < $2) r
              group by entity_kind, entity_id) s ${JOINS}`,
    [from, until, lagDays],
  );
  return rows;
}

/** What one keyword or campaign did in the latest slot, and in the same hours of the days before. */
export interface SlotRow extends Omit<AdRow, 'value' | 'hours' | 'ripeClicks' | 'ripeCost'> {
  /** Mean and standard deviation of the cost of the slot over the days before, a day without rows being zero. */
  readonly usual_cost: number;
  readonly spread: number;
  readonly usual_clicks: number;
  readonly usual_conversions: number;
}

/**
 * The slot of `hours` that ends at `until`, against the same slot of the `days` before: summed by keyword, or by
 * campaign with all its keywords.
 */
export async function readSlots(
  db: Queryable,
  { until, hours, days, by }: { until: Date; hours: number; days: number; by: 'keyword' | 'campaign' },
): Promise<SlotRow[]> {
  const [kind, id] =
    by === 'keyword'
      ? ['s.entity_kind', 's.entity_id']
      : [`'campaign'`, `coalesce(k.campaign_id, s.entity_id)`];
  const { rows } = await db.query<SlotRow>(
    `with slot as (
       select entity_kind, entity_id, floor((extract(epoch from $1::timestamptz - hour)::bigint - 1) / 86400)::int as ago,
              currency, clicks, cost_minor, conversions
         from (select *, (extract(epoch from $1::timestamptz - hour)::bigint - 1) % 86400 as into_day
                 from ${counted('$1::timestamptz - make_interval(days => $3::int + 1)')}
                where hour < $1 and hour >= $1::timestamptz - make_interval(days => $3::int + 1)) h
        where into_day < $2::int * 3600
     ), day as (
       select ${kind} as entity_kind, ${id} as entity_id, ago, max(s.currency) as currency,
              sum(clicks) as clicks, sum(cost_minor) as cost, sum(conversions) as conversions
         from slot s left join keyword k on s.entity_kind = 'keyword' and k.keyword_id = s.entity_id
        group by 1, 2, 3
     ), s as (
       select entity_kind, entity_id, max(currency) as currency,
              coalesce(sum(clicks) filter (where ago = 0), 0)::int as clicks,
              coalesce(sum(cost) filter (where ago = 0), 0)::float8 as cost,
              coalesce(sum(conversions) filter (where ago = 0), 0)::float8 as conversions,
              (coalesce(sum(cost) filter (where ago > 0), 0) / $3)::float8 as usual_cost,
              (coalesce(sum(clicks) filter (where ago > 0), 0) / $3)::float8 as usual_clicks,
              (coalesce(sum(conversions) filter (where ago > 0), 0) / $3)::float8 as usual_conversions,
              sqrt(greatest(0, coalesce(sum(cost ^ 2) filter (where ago > 0), 0) / $3
                - (coalesce(sum(cost) filter (where ago > 0), 0) / $3) ^ 2))::float8 as spread
         from day group by entity_kind, entity_id)
     select ${ROW}, s.clicks, s.cost, s.conversions, s.usual_cost, s.usual_clicks, s.usual_conversions, s.spread
       from s ${JOINS}`,
    [until, hours, days],
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

/** What a campaign spent in 24 hours and how often it converted. */
export interface CampaignDayRow {
  readonly campaign_id: string;
  readonly spend: number;
  readonly conversions: number;
}

/** Each campaign's days over [from, until), counted back from `until`. */
export async function readCampaignDays(
  db: Queryable,
  { from, until }: { from: Date; until: Date },
): Promise<CampaignDayRow[]> {
  const { rows } = await db.query<CampaignDayRow>(
    `select coalesce(k.campaign_id, d.entity_id) as campaign_id, sum(d.spend)::float8 as spend,
            sum(d.conversions)::float8 as conversions
       from (select entity_kind, entity_id, floor(extract(epoch from $2::timestamptz - hour) / 86400) as ago,
                    sum(cost_minor) as spend, sum(conversions) as conversions
               from ${counted('$1')} where hour >= $1 and hour < $2 group by 1, 2, 3) d
       left join keyword k on d.entity_kind = 'keyword' and k.keyword_id = d.entity_id
      group by 1, d.ago`,
    [from, until],
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
