import type { Profile, ReadingContext, RowSink, SourceRow } from '../../profile.ts';
import { hourOf, periodOf } from './period.ts';
import { brandOf, campaignId, known, statusOf } from './words.ts';

export const GOOGLE_ADS = 'google_ads';

/** Names that the same column has in other versions and languages (English, German, French, Spanish). */
export const GOOGLE_ALIASES: Readonly<Record<string, readonly string[]>> = {
  Day: ['Date', 'Tag', 'Jour', 'Día'],
  Hour: [
    'Hour of the day',
    'Hour of day',
    'Stunde',
    'Stunde des Tages',
    'Heure de la journée',
    'Hora del día',
  ],
  Campaign: ['Kampagne', 'Campagne', 'Campaña'],
  'Campaign status': ['Campaign state', 'Kampagnenstatus', 'État de la campagne', 'Estado de la campaña'],
  'Ad group': ["Groupe d'annonces", 'Anzeigengruppe', 'Grupo de anuncios'],
  'Currency code': ['Currency', 'Währungscode', 'Code de devise', 'Código de moneda'],
  Budget: ['Campaign budget', 'Daily budget', 'Tagesbudget'],
  Clicks: ['Klicks', 'Clics'],
  'Impr.': ['Impressions', 'Impressionen', 'Impresiones'],
  Cost: ['Kosten', 'Coût', 'Coste', 'Costo'],
  Conversions: ['Conv.', 'Conversiones'],
  'Conv. value': ['Conversion value', 'Total conv. value', 'Conv.-Wert', 'Valeur de conv.', 'Valor de conv.'],
};

/** The figures of a row, which every Google Ads report names alike. */
export const GOOGLE_FIGURES = {
  hour: 'Day',
  impressions: 'Impr.',
  clicks: 'Clicks',
  cost: 'Cost',
  conversions: 'Conversions',
  conversion_value: 'Conv. value',
  currency: 'Currency code',
} as const;

/** What all of these reports have in common. */
export const GOOGLE_REPORT: Pick<Profile, 'platform' | 'source' | 'aliases' | 'cannotGive'> = {
  platform: 'Google Ads',
  source: GOOGLE_ADS,
  aliases: GOOGLE_ALIASES,
  cannotGive: [
    'A Google Ads report names no SKUs: what a keyword sells is known once a keywords file says so.',
    'Figures without a Day column are taken only if the report covers one day: segment it by day, better by hour.',
  ],
};

/** Tells the hour that a row's figures are of; null where they are sums over several days. */
export function googleHour({ preamble }: ReadingContext): (row: SourceRow) => string | null {
  const period = periodOf(preamble);
  const only = period && period.from === period.to ? period.from : null;
  return (row) => {
    const day = known(row('Day')) || only;
    return day ? hourOf(day, row('Hour')) : null;
  };
}

/** The campaign that a row is of: named, and protected where its name says brand. */
export function deriveCampaign(row: SourceRow, sink: RowSink): string {
  const name = row('Campaign');
  const id = campaignId(GOOGLE_ADS, name);
  sink.derive('campaigns', {
    campaign_id: id,
    name,
    platform: GOOGLE_ADS,
    daily_budget: known(row('Budget')),
    currency: known(row('Currency code')),
    status: statusOf(known(row('Campaign status'))),
    brand: brandOf(name),
  });
  return id;
}

/** Passes a row's figures on, or nothing where they are of no single day. */
export function emitFigures(
  row: SourceRow,
  sink: RowSink,
  { kind, id, hour }: { kind: string; id: string; hour: string | null },
): void {
  if (hour === null) {
    sink.skip();
    return;
  }
  const figures = Object.entries(GOOGLE_FIGURES).map(([field, column]) => [field, known(row(column))]);
  sink.emit('ad_stats', { ...Object.fromEntries(figures), hour, entity_kind: kind, entity_id: id });
}
