import type { Day } from '../../domain/day.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import { formatMoney, type Money, money, moneyAmount, moneyText } from '../../domain/money.ts';
import type { Thresholds } from '../thresholds.ts';
import type { SearchTermRow } from './facts.ts';
import type { SlotRow } from './figures.ts';

/** The hours that are judged. */
export interface Slot {
  readonly from: Date;
  readonly until: Date;
  readonly hours: number;
  readonly days: number;
  readonly today: Day;
  readonly firstDay: Day;
  readonly currency: string;
}

/** Standard deviations of the same hours of past days that a shift must exceed; their scatter is a third at least. */
const DEVIATIONS = 4;
const LEAST_SCATTER = 1 / 3;
/** Share of the difference that the named keywords explain together, and how many are named. */
const EXPLAINED = 0.8;
const MOST_DRIVERS = 5;
/** Times the least amount from which waiting till somebody reads it costs real money. */
const CRITICAL_TIMES = 5;

/** A campaign whose spend in these hours is far from what it spends in them on other days; null while it is not. */
export function spendShift(
  campaign: SlotRow,
  keywords: readonly SlotRow[],
  slot: Slot,
  thresholds: Thresholds,
): FindingDraft<'spend_shift'> | null {
  const { cost, usual_cost: usual, spread } = campaign;
  const currency = campaign.currency ?? slot.currency;
  const least = money(thresholds['spend_shift.worth_acting'], currency).minor;
  const limit = thresholds['spend_shift.ratio'];
  const excess = cost - usual;
  const scatter = Math.max(spread, LEAST_SCATTER * usual);
  const isFar = cost > limit * usual || cost < usual / limit;
  if (!isFar || Math.abs(excess) < least || Math.abs(excess) < DEVIATIONS * scatter) return null;
  const drivers = explain(keywords, excess);
  const asMoney = (minor: number): Money => ({ minor: Math.round(minor), currency });
  return {
    kind: 'spend_shift',
    subject: { type: 'campaign', id: campaign.id },
    severity: excess >= CRITICAL_TIMES * least ? 'critical' : 'warning',
    headline: headline(campaign, drivers, slot, asMoney),
    evidence: {
      window: { from: slot.firstDay, to: slot.today },
      sources: [{ table: 'ad_stat', rows: keywords.length * slot.hours }],
      confidence: Number((slot.days / (slot.days + 2)).toFixed(2)),
      title: campaign.campaign_name ?? campaign.id,
      campaignId: campaign.id,
      campaignName: campaign.campaign_name,
      metric: 'cost',
      expected: Number(moneyAmount(asMoney(usual))),
      actual: Number(moneyAmount(asMoney(cost))),
      ratio: usual > 0 ? Number((cost / usual).toFixed(2)) : Number((cost / Math.max(1, least)).toFixed(2)),
      since: slot.from.toISOString(),
      drivers,
      clicks: campaign.clicks,
      conversions: campaign.conversions,
      brand: campaign.brand,
    },
    // What another day like these hours would cost beyond the usual.
    stake: excess > 0 ? asMoney((excess * 24) / slot.hours) : null,
    deadline: excess > 0 ? slot.today : null,
  };
}

/** The finding with what people had typed; as it is where nobody knows. */
export function withSearchTerms(
  draft: FindingDraft<'spend_shift'>,
  terms: readonly SearchTermRow[],
): FindingDraft<'spend_shift'> {
  const own = terms.filter(({ campaign_id }) => campaign_id === draft.subject.id);
  const currency = draft.stake?.currency;
  if (own.length === 0 || currency === undefined) return draft;
  const searchTerms = own.map(({ text, cost, conversions }) => ({
    text,
    cost: moneyText({ minor: Math.round(cost), currency }),
    conversions,
  }));
  return { ...draft, evidence: { ...draft.evidence, searchTerms } };
}

interface Driver {
  readonly keywordId: string;
  readonly text: string;
  /** Share of the campaign's difference. */
  readonly share: number;
  readonly conversions: number;
}

/** The keywords that explain the difference, largest first (Adtributor's explanatory power: share of the difference). */
function explain(keywords: readonly SlotRow[], excess: number): Driver[] {
  const shares = keywords
    .filter(({ type }) => type === 'keyword')
    .map(({ id, text, cost, usual_cost, conversions }) => ({
      keywordId: id,
      text: text ?? id,
      share: Number(((cost - usual_cost) / excess).toFixed(3)),
      conversions,
    }))
    .toSorted((a, b) => b.share - a.share);
  const drivers: Driver[] = [];
  let explained = 0;
  for (const driver of shares) {
    if (explained >= EXPLAINED || drivers.length >= MOST_DRIVERS || driver.share <= 0) break;
    drivers.push(driver);
    explained += driver.share;
  }
  return drivers;
}

function headline(
  { campaign_name, id, cost, usual_cost, clicks, conversions }: SlotRow,
  drivers: readonly Driver[],
  slot: Slot,
  asMoney: (minor: number) => Money,
): string {
  const name = campaign_name ?? id;
  const [now, usual] = [cost, usual_cost].map((minor) => formatMoney(asMoney(minor), { whole: true }));
  if (cost < usual_cost) return `${name} spent ${now} in the last ${slot.hours} hours, ${usual} is usual.`;
  const rate = clicks > 0 ? ` at ${((100 * conversions) / clicks).toFixed(1)} % conversion` : '';
  const named =
    drivers.length > 0
      ? `: ${drivers
          .slice(0, 2)
          .map(({ text }) => `“${text.slice(0, 30)}”`)
          .join(', ')}${drivers.length > 2 ? ` and ${drivers.length - 2} more` : ''}`
      : '';
  return `${name} burned ${now} in ${slot.hours} hours (usually ${usual})${rate}${named}.`;
}
