import type { Profile, ReadingContext, RowReader } from '../../profile.ts';
import {
  deriveCampaign,
  emitFigures,
  GOOGLE_ADS,
  GOOGLE_FIGURES,
  GOOGLE_REPORT,
  googleHour,
} from './google.ts';
import { adId, known, matchTypeOf } from './words.ts';

/**
 * Google Ads' search terms report: what people typed. Rare terms are not in it, so its sums are below those of the
 * keywords and never stand for them.
 */
export const GOOGLE_ADS_SEARCH_TERMS: Profile = {
  ...GOOGLE_REPORT,
  id: 'google_ads.search_terms_report',
  title: 'Google Ads search terms report',
  anchors: ['Search term', 'Added/Excluded', 'Campaign', 'Cost'],
  columns: [
    'Search term',
    'Match type',
    'Added/Excluded',
    'Campaign',
    'Ad group',
    'Clicks',
    'Impr.',
    'Cost',
    'Conversions',
  ],
  aliases: {
    ...GOOGLE_REPORT.aliases,
    'Search term': ['Suchbegriff', 'Terme de recherche', 'Término de búsqueda'],
    'Added/Excluded': ['Hinzugefügt/Ausgeschlossen', 'Ajouté/Exclu', 'Añadido/Excluido'],
  },
  reads: {
    entity: 'ad_stats',
    fields: { ...GOOGLE_FIGURES, entity_id: 'Search term' },
    adds: true,
    open: readTerms,
  },
  cannotGive: [
    ...(GOOGLE_REPORT.cannotGive ?? []),
    'Google leaves rare terms out of this report: it explains spend, the keyword report counts it.',
  ],
};

function readTerms(context: ReadingContext): RowReader {
  const hourOf = googleHour(context);
  return {
    row: (row, sink) => {
      const text = known(row('Search term'));
      if (!text || !known(row('Campaign'))) return sink.skip();
      const id = adId(GOOGLE_ADS, row('Campaign'), row('Ad group'), `search: ${text}`);
      sink.derive('search_terms', {
        search_term_id: id,
        campaign_id: deriveCampaign(row, sink),
        ad_group: row('Ad group'),
        text,
        match_type: matchTypeOf(row('Match type')),
        status: known(row('Added/Excluded')).toLowerCase(),
      });
      emitFigures(row, sink, { kind: 'search_term', id, hour: hourOf(row) });
    },
  };
}
