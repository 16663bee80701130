import { BURNING } from '../incidents/burning-keywords.ts';
import type { SamplePast } from '../past.ts';
import type { Random } from '../random.ts';
import { type AdGroup, CAMPAIGNS } from '../shop/ads.ts';
import { type Cell, dollars, type FeedFile } from './feed-file.ts';

/** Days of hourly figures; they end at six this morning. */
const DAYS = 14;
const LAST_HOUR = 6;
/** How many of a day's clicks fall into each hour. */
const HOURS = [1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 5, 6, 5, 5, 5, 5, 6, 7, 8, 8, 7, 5, 3].map(
  (weight) => weight / 104,
);
const CLICK_RATE = 0.042;

export function campaignsFile({ world }: SamplePast): FeedFile {
  return {
    name: 'campaigns',
    columns: ['campaign_id', 'name', 'platform', 'daily_budget', 'currency', 'status', 'brand'],
    rows: CAMPAIGNS.map(({ id, name, platform, dailyBudget, brand }) => [
      id,
      name,
      platform,
      dollars(dailyBudget),
      world.currency,
      'enabled',
      brand,
    ]),
  };
}

interface Keyword {
  readonly id: string;
  readonly campaign: string;
  readonly group: AdGroup;
  readonly text: string;
}

function keywords(): Keyword[] {
  const all = CAMPAIGNS.flatMap(({ id, groups }) =>
    groups.flatMap((group) => group.keywords.map((text) => ({ campaign: id, group, text }))),
  );
  return all.map((keyword, index) => ({ id: `KW-${3101 + index}`, ...keyword }));
}

export function keywordsFile({ world }: SamplePast): FeedFile {
  const skusOf = (style: string) =>
    world.products.filter((product) => product.style.name === style).map(({ sku }) => sku);
  return {
    name: 'keywords',
    columns: ['keyword_id', 'campaign_id', 'ad_group', 'text', 'match_type', 'status', 'sku'],
    rows: keywords().map(({ id, campaign, group, text }) => [
      id,
      campaign,
      group.name,
      text,
      group.match,
      'enabled',
      skusOf(group.style).join('|'),
    ]),
  };
}

export function adStatsFile(past: SamplePast): FeedFile {
  return {
    name: 'ad_stats',
    columns: [
      'hour',
      'keyword_id',
      'impressions',
      'clicks',
      'cost',
      'conversions',
      'conversion_value',
      'currency',
    ],
    rows: hourly(past),
  };
}

function* hourly(past: SamplePast): Iterable<Cell[]> {
  const random = past.world.random('ads');
  const today = past.world.days.length;
  const all = keywords();
  const priceOf = new Map(past.world.products.map(({ style }) => [style.name, style.price]));
  for (let hour = (today - DAYS) * 24; hour < today * 24 + LAST_HOUR; hour += 1) {
    const at = past.instant(Math.floor(hour / 24), (hour % 24) * 60);
    const burning = !past.world.isQuiet && hour >= today * 24 + LAST_HOUR - BURNING.hours;
    for (const keyword of all) {
      const { group } = keyword;
      const isBurning = burning && group.name === BURNING.adGroup;
      const { clicks, cost, conversions } = isBurning
        ? burned(hour, keyword, group)
        : usual(hour, group, random);
      const value = conversions * (priceOf.get(group.style) ?? 0);
      const impressions = Math.round(clicks / CLICK_RATE) + random.int(0, 9);
      yield [
        at,
        keyword.id,
        impressions,
        clicks,
        dollars(cost),
        conversions,
        dollars(value),
        past.world.currency,
      ];
    }
  }
}

function usual(hour: number, { clicks, cpc, conversion }: AdGroup, random: Random) {
  const count = random.count(clicks * (HOURS[hour % 24] ?? 0));
  const conversions = Array.from({ length: count }).filter(() => random.chance(conversion)).length;
  return { clicks: count, cost: count * cpc * (0.9 + 0.2 * random.next()), conversions };
}

/** The night's spend, spread evenly over its hours and keywords; its two sales fall to the first keyword. */
function burned(hour: number, keyword: Keyword, group: AdGroup) {
  const cells = BURNING.hours * group.keywords.length;
  const place = group.keywords.indexOf(keyword.text);
  const index = (hour % BURNING.hours) * group.keywords.length + place;
  const share = (total: number) =>
    Math.floor(((index + 1) * total) / cells) - Math.floor((index * total) / cells);
  const cents = share(BURNING.spend * 100);
  return { clicks: share(BURNING.clicks), cost: cents / 100, conversions: share(BURNING.conversions) };
}
