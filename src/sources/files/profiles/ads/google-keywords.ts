import type { Profile, ReadingContext, RowReader } from '../../profile.ts';
import {
  deriveCampaign,
  emitFigures,
  GOOGLE_ADS,
  GOOGLE_FIGURES,
  GOOGLE_REPORT,
  googleHour,
} from './google.ts';
import { adId, known, matchTypeOf, statusOf } from './words.ts';

/** Google Ads' search keyword report: what each keyword cost, by day or hour where it is segmented. */
export const GOOGLE_ADS_KEYWORDS: Profile = {
  ...GOOGLE_REPORT,
  id: 'google_ads.search_keyword_report',
  title: 'Google Ads search keyword report',
  anchors: ['Keyword', 'Match type', 'Campaign', 'Ad group', 'Cost'],
  columns:
    'Keyword status|Keyword|Match type|Campaign|Ad group|Status|Status reasons|Currency code|Max. CPC|Clicks|Impr.|CTR|Avg. CPC|Cost|Conversions|Cost / conv.|Conv. rate|Quality Score'.split(
      '|',
    ),
  aliases: {
    ...GOOGLE_REPORT.aliases,
    Keyword: ['Search keyword', 'Suchkeyword', 'Mot clé', 'Mot-clé', 'Palabra clave'],
    'Match type': [
      'Search keyword match type',
      'Keyword-Option',
      'Type de correspondance',
      'Tipo de concordancia',
    ],
    'Keyword status': ['Search keyword status', 'Keyword state', 'Keyword-Status'],
  },
  reads: {
    entity: 'ad_stats',
    fields: { ...GOOGLE_FIGURES, entity_id: 'Keyword' },
    adds: true,
    open: readKeywords,
  },
};

function readKeywords(context: ReadingContext): RowReader {
  const hourOf = googleHour(context);
  return {
    row: (row, sink) => {
      const keyword = bare(known(row('Keyword')));
      // The rows that sum up others name no keyword or no campaign.
      if (!keyword || !known(row('Campaign'))) return sink.skip();
      const matchType = matchTypeOf(row('Match type'));
      const id = adId(GOOGLE_ADS, row('Campaign'), row('Ad group'), asWritten(keyword, matchType));
      const campaign_id = deriveCampaign(row, sink);
      sink.derive('keywords', {
        keyword_id: id,
        campaign_id,
        ad_group: row('Ad group'),
        text: keyword,
        match_type: matchType,
        status: statusOf(known(row('Keyword status'))),
      });
      emitFigures(row, sink, { kind: 'keyword', id, hour: hourOf(row) });
    },
  };
}

/** Without the marks by which Google shows the way of matching: [exact], "phrase", +broad. */
function bare(keyword: string): string {
  return keyword.replace(/^[["']+|[\]"']+$/g, '').replace(/(^|\s)\+/g, '$1');
}

function asWritten(keyword: string, matchType: string): string {
  if (matchType === 'exact') return `[${keyword}]`;
  return matchType === 'phrase' ? `"${keyword}"` : keyword;
}
