import { mean } from 'simple-statistics';
import { expectedDemand, type FactDraft, type KnownFacts, knownFrom, without } from '../../context/index.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { FactUse } from '../../domain/fact.ts';
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
  /** The day on which the hours begin. */
  readonly startsOn: Day;
}

/** Standard deviations of the same hours of past days that a shift must exceed; their scatter is a third at least. */
const DEVIATIONS = 4;
const LEAST_SCATTER = 1 / 3;
/** Share of the difference that the named keywords explain together, and how many are named. */
const EXPLAINED = 0.8;
const MOST_DRIVERS = 5;
/** Facts that are told. */
const MOST_FACTS = 3;
const NOTHING_KNOWN = knownFrom([]);
/** Times the least amount from which waiting till somebody reads it costs real money. */
const CRITICAL_TIMES = 5;

/**
 * A campaign whose spend in these hours is far from what is expected of it: what it spends in them on other days, raised
 * where facts raise the demand of what it sells. Null while it is not. A raised expectation makes no fall: what an event
 * sells need not come through ads.
 */
export function spendShift(
  campaign: SlotRow,
  keywords: readonly SlotRow[],
  slot: Slot,
  thresholds: Thresholds,
  known: KnownFacts = NOTHING_KNOWN,
): FindingDraft<'spend_shift'> | null {
  const { cost, spread } = campaign;
  const isRise = cost > campaign.usual_cost;
  const raised = isRise ? raisedBy(campaign, keywords, slot, known) : { campaign, keywords, groups: [] };
  const usual = raised.campaign.usual_cost;
  if (isRise && cost <= usual) return null;
  const currency = campaign.currency ?? slot.currency;
  const least = money(thresholds['spend_shift.worth_acting'], currency).minor;
  const limit = thresholds['spend_shift.ratio'];
  const excess = cost - usual;
  const scatter = Math.max(spread, LEAST_SCATTER * usual);
  const isFar = cost > limit * usual || cost < usual / limit;
  if (!isFar || Math.abs(excess) < least || Math.abs(excess) < DEVIATIONS * scatter) return null;
  const drivers = explain(raised.keywords, excess);
  const asMoney = (minor: number): Money => ({ minor: Math.round(minor), currency });
  const facts = raised.groups.flatMap((same) => {
    const otherwise = raisedBy(campaign, keywords, slot, without(known, ...same)).campaign.usual_cost;
    const moved = `expected spend of these hours ${formatMoney(asMoney(otherwise))} → ${formatMoney(asMoney(usual))}`;
    return same.slice(0, 1).map(({ kind, subject, value }): FactUse => ({ kind, subject, value, moved }));
  });
  return {
    kind: 'spend_shift',
    subject: { type: 'campaign', id: campaign.id },
    severity: excess >= CRITICAL_TIMES * least ? 'critical' : 'warning',
    headline: headline(campaign, usual, drivers, slot, asMoney),
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
      ...(facts.length > 0 ? { facts } : {}),
    },
    // What another day like these hours would cost beyond the usual.
    stake: excess > 0 ? asMoney((excess * 24) / slot.hours) : null,
    deadline: excess > 0 ? slot.today : null,
  };
}

interface Raised {
  readonly campaign: SlotRow;
  readonly keywords: readonly SlotRow[];
  /** What raised it, what says the same together. */
  readonly groups: readonly (readonly FactDraft[])[];
}

/** What is usual, times what is known of the demand of the SKUs that each keyword sells on the day of the slot. */
function raisedBy(
  campaign: SlotRow,
  keywords: readonly SlotRow[],
  { startsOn, today, firstDay }: Slot,
  known: KnownFacts,
): Raised {
  const demand = expectedDemand(known);
  const [slot, before] = [
    { from: startsOn, to: today },
    { from: firstDay, to: addDays(startsOn, -1) },
  ];
  const groups = new Map<string, readonly FactDraft[]>();
  const own = keywords.map((keyword) => {
    const ratios = keyword.skus.map((sku) => {
      const expected = demand(sku, slot, before);
      if (expected) groups.set(sku, expected.facts);
      return expected?.ratio ?? 1;
    });
    return { ...keyword, usual_cost: keyword.usual_cost * (ratios.length > 0 ? mean(ratios) : 1) };
  });
  const added = own.reduce((sum, { usual_cost }, i) => sum + usual_cost - (keywords[i]?.usual_cost ?? 0), 0);
  return {
    campaign: { ...campaign, usual_cost: campaign.usual_cost + added },
    keywords: own,
    groups: [...groups.values()].slice(0, MOST_FACTS),
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
  expected: number,
  drivers: readonly Driver[],
  slot: Slot,
  asMoney: (minor: number) => Money,
): string {
  const name = campaign_name ?? id;
  const [now, usual, raised] = [cost, usual_cost, expected].map((minor) =>
    formatMoney(asMoney(minor), { whole: true }),
  );
  if (cost < usual_cost) return `${name} spent ${now} in the last ${slot.hours} hours, ${usual} is usual.`;
  const rate = clicks > 0 ? ` at ${((100 * conversions) / clicks).toFixed(1)} % conversion` : '';
  const named =
    drivers.length > 0
      ? `: ${drivers
          .slice(0, 2)
          .map(({ text }) => `“${text.slice(0, 30)}”`)
          .join(', ')}${drivers.length > 2 ? ` and ${drivers.length - 2} more` : ''}`
      : '';
  const compared = expected > usual_cost ? `expected ${raised}, usually ${usual}` : `usually ${usual}`;
  return `${name} burned ${now} in ${slot.hours} hours (${compared})${rate}${named}.`;
}
