import type { KnownFacts } from '../../context/index.ts';
import type { Database } from '../../domain/database.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import type { WatchContext } from '../watcher.ts';
import { type ConversionPrior, conversionPrior } from './conversion-prior.ts';
import { type CampaignRow, readAdNames, readAdSlots, readCampaigns, readChannels } from './facts.ts';
import { AdFigures, type AdRow, type CampaignDay } from './figures.ts';
import { type MarginShare, marginOf } from './margin.ts';
import type { BudgetedCampaign } from './reallocation.ts';
import { campaignWorth } from './worth.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** Days of clicks that an ad is judged by. */
const JUDGED_DAYS = 28;
/** Days that tell what an ad spends now. */
const CURRENT_DAYS = 7;
/** Days that tell how conversions rise with spend. */
const CURVE_DAYS = 60;
/** Mean lags after which 95 % of an exponential lag's conversions are in. */
const MATURED_LAGS = 3;

/** Days of figures, with how many there are of them. */
export interface AdWindow {
  readonly from: Day;
  readonly to: Day;
  /** Clicks before it have brought all but a twentieth of their conversions. */
  readonly maturedThrough: Date;
  readonly days: number;
  readonly currency: string;
}

/** What is known of the ads as of an instant. */
export interface AdAccount {
  readonly figures: AdFigures;
  /** The figures of four weeks, which tell what an ad brings, and those of the last, which tell what it spends now. */
  readonly judged: readonly AdRow[];
  readonly current: readonly AdRow[];
  readonly judgedIn: AdWindow;
  readonly spentIn: AdWindow;
  /** Null while nothing has converted. */
  readonly prior: ConversionPrior | null;
  /** Sales value of a conversion, in minor units; 0 where the platform reports none. */
  readonly valuePerConversion: number;
  /** What is known together, that of this look included. */
  readonly known: KnownFacts;
  margin(ad: AdRow): MarginShare;
  /** Campaigns with their budgets and matured days. */
  readonly budgets: readonly BudgetedCampaign[];
}

/** Reads the account as of `now`: what ended by `until`, the end of the newest hour or day that is reported. */
export async function readAccount(
  db: Database,
  { shop, thresholds, outlooks, known }: WatchContext,
  { until, slotHours }: { readonly until: Date; readonly slotHours: number },
): Promise<AdAccount> {
  const ago = (days: number) => new Date(until.getTime() - days * DAY_MS);
  const lagDays = thresholds['cpa_breach.lag_days'];
  const windowOf = (days: number): AdWindow => {
    const start = new Date(Math.max(figures.first?.getTime() ?? 0, ago(days).getTime()));
    return {
      from: dayOf(start, shop.timeZone),
      to: dayOf(new Date(until.getTime() - 1), shop.timeZone),
      maturedThrough: ago(MATURED_LAGS * lagDays),
      days: Math.max(1, Math.round((until.getTime() - start.getTime()) / DAY_MS)),
      currency: shop.currency,
    };
  };
  const [slots, names, campaigns, channels] = await Promise.all([
    readAdSlots(db, { until, days: CURVE_DAYS, slotHours }),
    readAdNames(db),
    readCampaigns(db),
    readChannels(db, { from: ago(JUDGED_DAYS), until }),
  ]);
  const figures = new AdFigures(slots, names, slotHours);
  const judged = figures.window(JUDGED_DAYS, lagDays);
  const current = figures.window(CURRENT_DAYS, lagDays);
  const facts = await known();
  const margin = marginOf(outlooks, facts, channels);
  const worth = campaignWorth({ outlooks, known: facts, channels, currency: shop.currency });
  const conversions = judged.reduce((sum, ad) => sum + ad.conversions, 0);
  return {
    figures,
    judged,
    current,
    judgedIn: windowOf(JUDGED_DAYS),
    spentIn: windowOf(CURRENT_DAYS),
    prior: conversionPrior(judged),
    valuePerConversion: conversions > 0 ? judged.reduce((sum, ad) => sum + ad.value, 0) / conversions : 0,
    known: facts,
    margin,
    budgets: budgetsOf(
      campaigns,
      Map.groupBy(figures.campaignDays(MATURED_LAGS * lagDays, CURVE_DAYS), ({ campaign_id }) => campaign_id),
      {
        judged,
        current,
        days: windowOf(CURRENT_DAYS).days,
        worth,
      },
    ),
  };
}

/** What each campaign spends a day now, and the margin that its conversions bring. */
function budgetsOf(
  campaigns: readonly CampaignRow[],
  days: ReadonlyMap<string, readonly CampaignDay[]>,
  {
    judged,
    current,
    days: currentDays,
    worth,
  }: {
    judged: readonly AdRow[];
    current: readonly AdRow[];
    days: number;
    worth: ReturnType<typeof campaignWorth>;
  },
): BudgetedCampaign[] {
  const sum = (ads: readonly AdRow[], id: string, of: (ad: AdRow) => number) =>
    ads.reduce((total, ad) => (ad.campaign_id === id ? total + of(ad) : total), 0);
  const byCampaign = Map.groupBy(judged, ({ campaign_id }) => campaign_id);
  return campaigns.map((row) => {
    const id = row.campaign_id;
    const spend = sum(current, id, ({ cost }) => cost) / currentDays;
    const own = worth(byCampaign.get(id) ?? []);
    return {
      ...{ row, spend, marginPerConversion: own.marginPerConversion, days: days.get(id) ?? [] },
      get facts() {
        return own.facts;
      },
    };
  });
}
