import { ENTITIES } from '../../entities.ts';
import type { Profile, RowReader } from '../profile.ts';

/** Two are not read column by column and have profiles of their own; search terms come only from exports. */
const BY_RULE = ['ad_stats', 'shop', 'search_terms'];

/** The Daybreak feed: one profile a file, straight from the list of entities. */
export const FEED_PROFILES: readonly Profile[] = ENTITIES.filter(({ name }) => !BY_RULE.includes(name)).map(
  ({ name, columns }) => {
    const fields = columns.map(({ field }) => field);
    return {
      id: `feed.${name}`,
      title: `Daybreak feed: ${name}`,
      platform: 'Daybreak',
      source: 'feed',
      anchors: columns.filter(({ required }) => required).map(({ field }) => field),
      columns: fields,
      fileName: name,
      keepsExtra: true,
      reads: { entity: name, fields: Object.fromEntries(fields.map((field) => [field, field])) },
    };
  },
);

const AD_STATS = [
  'hour',
  'impressions',
  'clicks',
  'cost',
  'conversions',
  'conversion_value',
  'currency',
] as const;

/** Advertising by the hour, of a keyword or of a whole campaign. */
export const FEED_AD_STATS: Profile = {
  id: 'feed.ad_stats',
  title: 'Daybreak feed: ad_stats',
  platform: 'Daybreak',
  source: 'feed',
  anchors: ['hour', 'clicks', 'cost', 'conversions'],
  columns: [...AD_STATS, 'keyword_id', 'campaign_id'],
  fileName: 'ad_stats',
  keepsExtra: true,
  reads: {
    entity: 'ad_stats',
    fields: Object.fromEntries(AD_STATS.map((field) => [field, field])),
    open: () => ({ row: ofKeywordOrCampaign }),
  },
};

const ofKeywordOrCampaign: RowReader['row'] = (row, sink) => {
  const keyword = row('keyword_id');
  const id = keyword || row('campaign_id');
  if (!id) return sink.reject('keyword_id', 'neither keyword_id nor campaign_id is given');
  sink.emit('ad_stats', { entity_kind: keyword ? 'keyword' : 'campaign', entity_id: id });
};
