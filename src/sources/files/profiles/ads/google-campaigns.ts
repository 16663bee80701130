import type { Profile } from '../../profile.ts';
import { deriveCampaign, emitFigures, GOOGLE_FIGURES, GOOGLE_REPORT, googleHour } from './google.ts';
import { known } from './words.ts';

/** Google Ads' campaign report by day: shopping and performance campaigns have no keywords, so this is all there is. */
export const GOOGLE_ADS_CAMPAIGNS: Profile = {
  ...GOOGLE_REPORT,
  id: 'google_ads.campaign_report_daily',
  title: 'Google Ads campaign report by day',
  anchors: ['Campaign', 'Impr.', 'Cost'],
  columns: ['Day', 'Campaign', 'Campaign type', 'Impr.', 'Clicks', 'Cost', 'Conversions'],
  reads: {
    entity: 'ad_stats',
    fields: { ...GOOGLE_FIGURES, entity_id: 'Campaign' },
    adds: true,
    open: (context) => {
      const hourOf = googleHour(context);
      return {
        row: (row, sink) => {
          if (!known(row('Campaign'))) return sink.skip();
          emitFigures(row, sink, { kind: 'campaign', id: deriveCampaign(row, sink), hour: hourOf(row) });
        },
      };
    },
  },
};
