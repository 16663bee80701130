import { dayOf } from '../../domain/day.ts';
import type { AnyFindingDraft } from '../../domain/finding.ts';
import type { Watcher } from '../watcher.ts';
import { conversionPrior } from './conversion-prior.ts';
import { cpaBreach } from './cpa-breach.ts';
import { type AdRow, type AdSpan, readAdSpan, readAds, readSlots } from './facts.ts';
import { clickValue, spendOnLowStock } from './low-stock.ts';
import { marginOf } from './margin.ts';
import { type AdsSituation, NOTHING_SEEN } from './situation.ts';
import { spendShift } from './spend-shift.ts';
import { resultsByCampaign, unprofitableSpend } from './unprofitable.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The hours of a night that are compared with the same hours of other days. */
const NIGHT_HOURS = 12;
const COMPARED_DAYS = 28;
/** Days that a slot needs to be compared with. */
const LEAST_DAYS = 5;
/** Days of clicks that an ad is judged by. */
const JUDGED_DAYS = 28;
/** Days that tell what an ad spends now. */
const CURRENT_DAYS = 7;

/** Watches ads as of `now`. */
export const watchAds: Watcher<AdsSituation> = async (db, context) => {
  const { now, shop, thresholds, outlooks, known } = context;
  const span = await readAdSpan(db, now);
  if (!span) {
    return {
      drafts: [],
      evaluated: [],
      facts: [],
      notes: ['no ad figures: spend is not watched'],
      situation: NOTHING_SEEN,
    };
  }
  const today = dayOf(now, shop.timeZone);
  const until = endOf(span, now);
  const dayAgo = (days: number) => new Date(until.getTime() - days * DAY_MS);
  const matured = dayAgo(thresholds['cpa_breach.lag_days']);
  const judged = await readAds(db, { from: dayAgo(JUDGED_DAYS), until: matured });
  const current = await readAds(db, { from: dayAgo(CURRENT_DAYS), until });
  const margin = marginOf(outlooks, known);
  const prior = conversionPrior(judged);
  const conversions = sumOf(judged, (ad) => ad.conversions);
  const valuePerConversion = conversions > 0 ? sumOf(judged, (ad) => ad.value) / conversions : 0;
  const day = (instant: Date) => dayOf(instant, shop.timeZone);
  const window = {
    from: day(new Date(Math.max(span.first.getTime(), dayAgo(JUDGED_DAYS).getTime()))),
    to: day(new Date(matured.getTime() - 1)),
    until: matured,
    currency: shop.currency,
  };
  const days = Math.max(
    1,
    (until.getTime() - Math.max(span.first.getTime(), dayAgo(CURRENT_DAYS).getTime())) / DAY_MS,
  );
  const cpa = prior
    ? judged.flatMap(
        (ad) => cpaBreach(ad, { margin: margin(ad), prior, valuePerConversion }, window, thresholds) ?? [],
      )
    : [];
  const lowStock = prior
    ? current.filter(isOn).flatMap((ad) => {
        const marginPerConversion = (margin(ad).share ?? 0) * valuePerConversion;
        const value = clickValue(ad, outlooks, { marginPerConversion, prior });
        const seen = { today, from: day(dayAgo(CURRENT_DAYS)), days, currency: shop.currency };
        return (value && spendOnLowStock(ad, value, seen, thresholds)) ?? [];
      })
    : [];
  const judgedDays = Math.round(
    (matured.getTime() - Math.max(span.first.getTime(), dayAgo(JUDGED_DAYS).getTime())) / DAY_MS,
  );
  const unprofitable = resultsByCampaign(judged, margin).flatMap(
    (result) => unprofitableSpend(result, { ...window, days: judgedDays }, thresholds) ?? [],
  );
  const drafts: AnyFindingDraft[] = [
    ...(await shifts(db, span, until, context)),
    ...cpa.filter(({ subject }) => isOn(judged.find(({ id }) => id === subject.id))),
    ...unprofitable,
    ...lowStock,
  ];
  return {
    drafts,
    evaluated: ['spend_shift', 'cpa_breach', 'unprofitable_spend', 'spend_on_low_stock'],
    facts: [],
    notes: notesOf(judged, thresholds['cpa_breach.target'], valuePerConversion),
    situation: { ads: new Map(current.map((ad) => [`${ad.type}:${ad.id}`, ad])) },
  };
};

/** The end of the newest hour or day that is reported; a day that is still going on is not judged. */
function endOf({ last, isHourly }: AdSpan, now: Date): Date {
  const end = last.getTime() + (isHourly ? HOUR_MS : DAY_MS);
  return new Date(end <= now.getTime() ? end : last.getTime());
}

async function shifts(
  db: Parameters<typeof watchAds>[0],
  span: AdSpan,
  until: Date,
  { shop, thresholds, now }: Parameters<typeof watchAds>[1],
): Promise<AnyFindingDraft[]> {
  const hours = span.isHourly ? NIGHT_HOURS : 24;
  const known = Math.floor((until.getTime() - span.first.getTime()) / DAY_MS) - 1;
  const days = Math.min(COMPARED_DAYS, known);
  if (days < LEAST_DAYS) return [];
  const campaigns = await readSlots(db, { until, hours, days, by: 'campaign' });
  const keywords = Map.groupBy(
    await readSlots(db, { until, hours, days, by: 'keyword' }),
    ({ campaign_id }) => campaign_id,
  );
  const slot = {
    from: new Date(until.getTime() - hours * HOUR_MS),
    until,
    hours,
    days,
    today: dayOf(now, shop.timeZone),
    firstDay: dayOf(new Date(until.getTime() - (days + 1) * DAY_MS), shop.timeZone),
    currency: shop.currency,
  };
  return campaigns.flatMap(
    (campaign) => spendShift(campaign, keywords.get(campaign.id) ?? [], slot, thresholds) ?? [],
  );
}

/** Whether an ad still runs, as far as its export says. */
function isOn(ad: Pick<AdRow, 'status'> | undefined): boolean {
  return !/paused|removed|disabled|archived/i.test(ad?.status ?? '');
}

function notesOf(ads: readonly AdRow[], target: number, valuePerConversion: number): string[] {
  if (ads.length === 0) return [];
  return target === 0 && valuePerConversion === 0
    ? ['no conversion values and no target CPA: keywords are not judged by their cost']
    : [];
}

function sumOf(ads: readonly AdRow[], of: (ad: AdRow) => number): number {
  return ads.reduce((sum, ad) => sum + of(ad), 0);
}
