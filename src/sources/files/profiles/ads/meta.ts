import type { Profile, ReadingContext, RowReader, SourceRow } from '../../profile.ts';
import { hourOf, sumOfDays } from './period.ts';
import { brandOf, campaignId, known, statusOf } from './words.ts';

const META = 'meta_ads';
/** The currency stands in the column's name. */
const SPENT = /^(?:amount spent|ausgegebener betrag|montant dépensé|importe gastado) \(([A-Z]{3})\)$/i;
const PURCHASE = /purchase|kauf|achat|compra/i;

/**
 * Meta Ads Manager's export, one row a campaign, ad set or ad and day; of a campaign they are added up. A row over
 * several days looks just like one over a day, so only rows that begin and end on the same day are taken.
 */
export const META_ADS: Profile = {
  id: 'meta_ads.ads_manager',
  title: 'Meta Ads Manager export',
  platform: 'Meta Ads',
  source: META,
  anchors: ['Reporting starts', 'Reporting ends', 'Campaign name'],
  columns:
    'Reporting starts|Reporting ends|Campaign name|Ad set name|Ad name|Campaign delivery|Attribution setting|Results|Result indicator|Reach|Frequency|Cost per results|Amount spent|Impressions|CPM (cost per 1,000 impressions)|Link clicks|CPC (cost per link click)|CTR (link click-through rate)|Clicks (all)|CTR (all)|CPC (all)|Landing page views|Cost per landing page view'.split(
      '|',
    ),
  aliases: {
    'Reporting starts': ['Berichtsstart', 'Début des rapports', 'Inicio del informe'],
    'Reporting ends': ['Berichtsende', 'Fin des rapports', 'Fin del informe'],
    'Campaign name': ['Kampagnenname', 'Nom de la campagne', 'Nombre de la campaña'],
    'Campaign delivery': ['Delivery status', 'Delivery', 'Auslieferung der Kampagne'],
    Day: ['Tag', 'Jour', 'Día'],
    Results: ['Ergebnisse', 'Résultats', 'Resultados'],
    'Result indicator': [
      'Result type',
      'Ergebnisindikator',
      'Indicateur de résultats',
      'Indicador de resultado',
    ],
    Purchases: ['Website purchases', 'Käufe', 'Achats', 'Compras'],
    'Purchases conversion value': ['Website purchases conversion value', 'Conversion-Wert für Käufe'],
    Impressions: ['Impressionen', 'Impresiones'],
    'Link clicks': ['Link-Klicks', 'Clics sur un lien', 'Clics en el enlace'],
    'Clicks (all)': ['Klicks (alle)', 'Clics (tous)', 'Clics (todos)'],
    'Time of day (ad account time zone)': ['Time of day (ad account timezone)'],
  },
  patterns: { 'Amount spent': SPENT },
  reads: {
    entity: 'ad_stats',
    fields: {
      hour: 'Reporting starts',
      entity_id: 'Campaign name',
      impressions: 'Impressions',
      clicks: 'Link clicks',
      cost: 'Amount spent',
      conversions: 'Results',
      conversion_value: 'Purchases conversion value',
    },
    adds: true,
    open: readAds,
  },
  cannotGive: [
    "Meta's conversions are those that its attribution setting counts; late ones come with a later export.",
    'Rows over more than one day are not taken: break the report down by day.',
  ],
};

function readAds({ header }: ReadingContext): RowReader {
  const currency = header.map((name) => SPENT.exec(name.trim())?.[1]).find(Boolean) ?? '';
  const countsPurchases = header.some((name) => /^(website )?purchases$/i.test(name.trim()));
  return {
    row: (row, sink) => {
      const name = row('Campaign name');
      // The row that sums up the others names no campaign.
      if (!name) return sink.skip();
      const [from, to] = [row('Reporting starts'), row('Reporting ends')];
      const day = known(row('Day')) || (from === to ? from : '');
      if (!day) return sink.reject('Reporting ends', sumOfDays(from, to));
      const conversions = countsPurchases ? row('Purchases') || '0' : purchasesOf(row);
      if (conversions === null) return sink.reject('Result indicator', notPurchases(row('Result indicator')));
      const id = campaignId(META, name);
      const status = statusOf(known(row('Campaign delivery')));
      sink.derive('campaigns', {
        campaign_id: id,
        name,
        platform: META,
        currency,
        status,
        brand: brandOf(name),
      });
      sink.emit(
        'ad_stats',
        {
          hour: hourOf(day, row('Time of day (ad account time zone)')),
          entity_kind: 'campaign',
          entity_id: id,
          impressions: known(row('Impressions')),
          clicks: known(row('Link clicks')) || known(row('Clicks (all)')) || '0',
          cost: known(row('Amount spent')) || '0',
          conversions,
          conversion_value: known(row('Purchases conversion value')),
          currency,
        },
        { currency: 'Amount spent' },
      );
    },
  };
}

/** Results where they are purchases; a row without any result has none of them. */
function purchasesOf(row: SourceRow): string | null {
  const results = known(row('Results'));
  if (!results) return '0';
  return PURCHASE.test(row('Result indicator')) ? results : null;
}

function notPurchases(indicator: string): string {
  return `its results are "${indicator}", not purchases: add the column Purchases to the report`;
}
