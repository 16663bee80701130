import type { Database } from '../../domain/database.ts';
import { dayOf } from '../../domain/day.ts';
import type { AnyFindingDraft } from '../../domain/finding.ts';
import type { WatchContext, Watcher } from '../watcher.ts';
import { type AdAccount, DAY_MS, HOUR_MS, readAccount } from './account.ts';
import { backInStock } from './back-in-stock.ts';
import { cpaBreach } from './cpa-breach.ts';
import { type AdEnd, readAdEnd, readHeldForStock, readSearchTerms } from './facts.ts';
import type { AdRow } from './figures.ts';
import { clickValue, spendOnLowStock } from './low-stock.ts';
import { reallocation } from './reallocation.ts';
import { type AdsSituation, NOTHING_SEEN } from './situation.ts';
import { spendShift, withSearchTerms } from './spend-shift.ts';
import { resultsByCampaign, unprofitableSpend } from './unprofitable.ts';

/** The hours of a night that are compared with the same hours of other days. */
const NIGHT_HOURS = 12;
const COMPARED_DAYS = 28;
/** Search terms that a burn is explained by, where a report of them is loaded. */
const MOST_TERMS = 3;
/** Days that a slot needs to be compared with. */
const LEAST_DAYS = 5;

/** Watches ads as of `now`. */
export const watchAds: Watcher<AdsSituation> = async (db, context) => {
  const end = await readAdEnd(db, context.now);
  if (!end) {
    const notes = ['no ad figures: spend is not watched'];
    return { drafts: [], evaluated: [], facts: [], notes, situation: NOTHING_SEEN };
  }
  const until = endOf(end, context.now);
  const slotHours = end.isHourly ? NIGHT_HOURS : 24;
  const account = await readAccount(db, context, { until, slotHours });
  const low = scarce(account, context);
  const back = backInStock(await readHeldForStock(db, context.now), context.outlooks, {
    campaigns: account.budgets.map(({ row }) => row),
    days: context.thresholds['spend_on_low_stock.resume_cover'],
    window: account.spentIn,
  }).filter(({ draft }) => !low.some(({ subject }) => subject.id === draft.subject.id));
  return {
    drafts: [
      ...(await shifts(db, account, { until, hours: slotHours }, context)),
      ...breaches(account, context),
      ...losses(account, context),
      ...low,
      ...back.map(({ draft }) => draft),
    ],
    evaluated: ['spend_shift', 'cpa_breach', 'unprofitable_spend', 'spend_on_low_stock'],
    facts: [],
    notes: notesOf(account, context),
    situation: {
      ads: new Map(account.current.map((ad) => [`${ad.type}:${ad.id}`, ad])),
      reallocation: reallocation(account.budgets, context.shop.currency),
      backInStock: new Map(back.map(({ draft, ...held }) => [draft.subject.id, held])),
    },
  };
};

/** The end of the newest hour or day that is reported; a day that is still going on is not judged. */
function endOf({ last, isHourly }: AdEnd, now: Date): Date {
  const end = last.getTime() + (isHourly ? HOUR_MS : DAY_MS);
  return new Date(end <= now.getTime() ? end : last.getTime());
}

async function shifts(
  db: Database,
  account: AdAccount,
  { until, hours }: { readonly until: Date; readonly hours: number },
  { shop, thresholds, now }: WatchContext,
): Promise<AnyFindingDraft[]> {
  const { figures } = account;
  const first = figures.first ?? until;
  const known = Math.floor((until.getTime() - first.getTime()) / DAY_MS) - 1;
  const days = Math.min(COMPARED_DAYS, known);
  if (days < LEAST_DAYS) return [];
  const { campaigns, keywords: all } = figures.lastSlots(days);
  const keywords = Map.groupBy(all, ({ campaign_id }) => campaign_id);
  const slot = {
    from: new Date(until.getTime() - hours * HOUR_MS),
    until,
    hours,
    days,
    today: dayOf(now, shop.timeZone),
    firstDay: dayOf(new Date(until.getTime() - (days + 1) * DAY_MS), shop.timeZone),
    startsOn: dayOf(new Date(until.getTime() - hours * HOUR_MS), shop.timeZone),
    currency: shop.currency,
  };
  const found = campaigns.flatMap(
    (campaign) =>
      spendShift(campaign, keywords.get(campaign.id) ?? [], slot, thresholds, account.known) ?? [],
  );
  const ids = found.map(({ subject }) => subject.id);
  const terms = await readSearchTerms(db, ids, { from: slot.from, until, most: MOST_TERMS });
  return found.map((draft) => withSearchTerms(draft, terms));
}

/** Keywords above the cost that pays; one that stands still is nobody's matter. */
function breaches(account: AdAccount, { thresholds }: WatchContext): AnyFindingDraft[] {
  const { judged, prior, valuePerConversion, judgedIn } = account;
  if (!prior) return [];
  return judged.filter(isOn).flatMap((ad) => {
    const worth = { margin: account.margin(ad), prior, valuePerConversion };
    return cpaBreach(ad, worth, judgedIn, thresholds) ?? [];
  });
}

function losses(account: AdAccount, { thresholds }: WatchContext): AnyFindingDraft[] {
  const { judged, judgedIn } = account;
  return resultsByCampaign(judged, account.margin).flatMap(
    (result) => unprofitableSpend(result, judgedIn, thresholds) ?? [],
  );
}

function scarce(account: AdAccount, { outlooks, thresholds, now, shop }: WatchContext): AnyFindingDraft[] {
  const { current, prior, valuePerConversion } = account;
  if (!prior) return [];
  const seen = { ...account.spentIn, today: dayOf(now, shop.timeZone) };
  return current.filter(isOn).flatMap((ad) => {
    const marginPerConversion = (account.margin(ad).share ?? 0) * valuePerConversion;
    const value = clickValue(ad, { outlooks, known: account.known }, { marginPerConversion, prior });
    return (value && spendOnLowStock(ad, value, seen, thresholds)) ?? [];
  });
}

/** Whether an ad still runs, as far as its export says. */
function isOn({ status }: AdRow): boolean {
  return !/paused|removed|disabled|archived/i.test(status ?? '');
}

function notesOf({ judged, valuePerConversion }: AdAccount, { thresholds }: WatchContext): string[] {
  const isUnpriced = thresholds['cpa_breach.target'] === 0 && valuePerConversion === 0;
  return judged.length > 0 && isUnpriced
    ? ['no conversion values and no target CPA: keywords are not judged by their cost']
    : [];
}
