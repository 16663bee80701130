import { formatDay } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import { tableSource } from '../asking.ts';
import { list, told, unknown } from '../told.ts';
import { type CampaignRow, readAdSpan, readCampaigns } from './operations/facts.ts';
import { periodIn } from './period.ts';
import { campaignsNamed } from './scope/campaigns.ts';
import { readScope } from './scope/read.ts';
import { sumsOf } from './sums.ts';
import type { Tool } from './tool.ts';

/** Platforms as people call them, and as rows may have them. */
const PLATFORMS: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(google|adwords)\b/i, /google/i],
  [/\b(meta|facebook|instagram)\b/i, /meta|facebook/i],
  [/\bamazon\b/i, /amazon/i],
  [/\btik ?tok\b/i, /tiktok/i],
  [/\bbing|microsoft ads\b/i, /bing|microsoft/i],
];

/** How people ask for campaigns. */
const OWN = `campaign campaigns ad ads advertising spend spent spending cost costs roas poas budget budgets paused pause running run
 runs active enabled status live on google adwords meta facebook instagram amazon tiktok bing microsoft paid marketing clicks
 click conversions platform pay paying money daily return brand`;

/** Every campaign with its budget and what it spent. */
export const campaigns: Tool = {
  name: 'campaigns',
  does: 'lists campaigns with status, budget, spend, clicks, conversions and ROAS of a period, of a platform where named',
  examples: [
    'List all campaigns',
    'What campaigns do we run?',
    'Ad spend yesterday',
    'How much did we spend on ads last week?',
    'Google Ads cost last week',
    'Meta spend yesterday',
    'ROAS by campaign',
    'What is the budget of campaign?',
    'Is campaign paused?',
    'How much does campaign spend?',
  ],
  run: async (asking) => {
    const { db, now, shop, question } = asking;
    const { first, last } = await readAdSpan(db, now, shop.timeZone);
    const asked = periodIn(question, now, shop.timeZone);
    if (asked && (!first || !last || asked.to < first || asked.from > last))
      return unknown(
        first && last
          ? `Ad figures are loaded from ${formatDay(first)} to ${formatDay(last)} only, so ${asked.words} is not known.`
          : 'No ad figures are loaded, so I cannot say what ads cost.',
      );
    const period = asked ?? periodIn('the last 7 days', now, shop.timeZone);
    if (!period) return unknown('Say of which days.');
    const all = await readCampaigns(db, { ...period, timeZone: shop.timeZone, now });
    const ids = await campaignsNamed(asking);
    const { unread, skus, country, words } = await readScope(
      asking,
      'campaigns',
      `${OWN} ${all.map(({ title }) => title).join(' ')}`,
    );
    if (ids.length === 0 && (unread.length > 0 || skus !== null || country !== null))
      return unknown(
        `I know what ads cost by campaign and platform, not by “${[...unread, words.trim()].filter(Boolean).join(' ')}”.`,
      );
    const [said, rows] = PLATFORMS.find(([words]) => words.test(question)) ?? [];
    const own = all.filter(
      ({ id, platform }) => (ids.length === 0 || ids.includes(id)) && (!rows || rows.test(platform ?? '')),
    );
    const platform = said?.exec(question)?.[0];
    if (own.length === 0)
      return unknown(
        all.length === 0
          ? 'No campaigns are loaded.'
          : `No campaign${platform ? ` of ${platform}` : ''} is loaded.`,
      );
    const spent = sumsOf(
      own.flatMap(({ cost, currency }) =>
        cost === null ? [] : [{ minor: cost, currency: currency ?? shop.currency }],
      ),
    );
    if (spent === '' && (asked || platform))
      return unknown(
        `No figures of ${platform ?? 'these campaigns'} are loaded ${period.words}, so what it spent is not known.`,
      );
    const late =
      first && period.from < first ? ` Ad figures are loaded from ${formatDay(first)} on only.` : '';
    const lines = own.map((one) => campaignLine(one, shop.currency));
    const head = `${spent || 'Nothing'} spent${platform ? ` on ${platform}` : ''} ${period.words} in ${new Set(own.map(({ id }) => id)).size} campaigns.${late}`;
    return told(
      `${head}\n${list(lines, 12)}`,
      [
        tableSource('ad_stat', `${period.from} to ${period.to}: ${head}`),
        tableSource('campaign', lines.join('; ')),
      ],
      {
        subjects: own.slice(0, 1).map(({ id }) => ({ type: 'campaign', id })),
      },
    );
  },
};

function campaignLine(
  {
    id,
    title,
    platform,
    status,
    budget,
    budget_currency,
    cost,
    currency,
    clicks,
    conversions,
    value,
  }: CampaignRow,
  shopCurrency: string,
): string {
  const money = (minor: number, of: string | null) => formatMoney({ minor, currency: of ?? shopCurrency });
  const about = [
    platform?.replaceAll('_', ' '),
    status,
    budget === null ? null : `${money(budget, budget_currency)} a day`,
  ]
    .filter(Boolean)
    .join(', ');
  const roas = value !== null && cost ? `, ROAS ${(value / cost).toFixed(2)} as the platform counts it` : '';
  const spent =
    cost === null
      ? 'no figures for these days'
      : `${money(cost, currency)}, ${clicks.toLocaleString('en-US')} clicks, ${conversions.toLocaleString('en-US')} conversions${roas}`;
  return `${title}${title === id ? '' : ` (${id})`}${about ? `, ${about}` : ''}: ${spent}`;
}
