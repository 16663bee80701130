import type { Profile, RowReader } from '../../profile.ts';
import { sumOfDays } from './period.ts';
import { adId, brandOf, campaignId, known } from './words.ts';

const AMAZON_ADS = 'amazon_ads';

/**
 * Amazon Ads' sponsored products report of search terms, one row a term and day; what is bid on, and can be paused, is
 * the targeting, so its terms are added up.
 */
export const AMAZON_ADS_SEARCH_TERMS: Profile = {
  id: 'amazon_ads.sp_search_term',
  title: 'Amazon Ads sponsored products search terms',
  platform: 'Amazon Ads',
  source: AMAZON_ADS,
  anchors: ['Campaign Name', 'Targeting', 'Customer Search Term', 'Spend'],
  columns:
    'Start Date|End Date|Portfolio name|Currency|Campaign Name|Ad Group Name|Retailer|Country|Targeting|Match Type|Customer Search Term|Impressions|Clicks|Click-Thru Rate (CTR)|Cost Per Click (CPC)|Spend|7 Day Total Sales|Total Advertising Cost of Sales (ACOS)|Total Return on Advertising Spend (ROAS)|7 Day Total Orders (#)|7 Day Total Units (#)|7 Day Conversion Rate|7 Day Advertised SKU Units (#)|7 Day Other SKU Units (#)|7 Day Advertised SKU Sales|7 Day Other SKU Sales'.split(
      '|',
    ),
  aliases: {
    'Start Date': ['Date', 'Day'],
    Currency: ['Budget currency', 'Campaign budget currency code'],
    'Campaign Name': ['Campaign'],
    'Ad Group Name': ['Ad group'],
    Targeting: ['Keyword', 'Target'],
    'Customer Search Term': ['Search term'],
    'Match Type': ['Target match type'],
    '7 Day Total Orders (#)': ['Purchases', 'Total orders (#)', '14 Day Total Orders (#)'],
  },
  // The newer reports carry the currency in the names of amounts.
  patterns: {
    Spend: /^(total )?cost( \([A-Z]{3}\))?$/i,
    '7 Day Total Sales': /^(sales \([A-Z]{3}\)|(7|14) day total sales( \(.+\))?)$/i,
  },
  reads: {
    entity: 'ad_stats',
    fields: {
      hour: 'Start Date',
      entity_id: 'Targeting',
      impressions: 'Impressions',
      clicks: 'Clicks',
      cost: 'Spend',
      conversions: '7 Day Total Orders (#)',
      conversion_value: '7 Day Total Sales',
      currency: 'Currency',
    },
    adds: true,
    open: () => ({ row: readRow }),
  },
  cannotGive: [
    'Amazon reports only search terms that were clicked, and counts orders for a week: export the last 10 days anew each night.',
  ],
};

const readRow: RowReader['row'] = (row, sink) => {
  const campaign = known(row('Campaign Name'));
  if (!campaign) return sink.skip();
  const [from, to] = [row('Start Date'), row('End Date')];
  if (to && from !== to) return sink.reject('End Date', sumOfDays(from, to));
  const [adGroup, targeting, matchType] = [
    row('Ad Group Name'),
    row('Targeting'),
    row('Match Type').toLowerCase(),
  ];
  const id = adId(AMAZON_ADS, campaign, adGroup, `${targeting} (${known(matchType) || 'auto'})`);
  const campaign_id = campaignId(AMAZON_ADS, campaign);
  const currency = known(row('Currency'));
  const brand = brandOf(campaign);
  sink.derive('campaigns', { campaign_id, name: campaign, platform: AMAZON_ADS, currency, brand });
  sink.derive('keywords', {
    keyword_id: id,
    campaign_id,
    ad_group: adGroup,
    text: targeting,
    match_type: known(matchType) || 'auto',
  });
  const value = known(row('7 Day Total Sales'));
  sink.emit('ad_stats', { entity_kind: 'keyword', entity_id: id, currency, conversion_value: value });
};
