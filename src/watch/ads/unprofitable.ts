import type { Day } from '../../domain/day.ts';
import type { FactUse } from '../../domain/fact.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import { formatMoney, type Money, money, moneyText } from '../../domain/money.ts';
import type { Thresholds } from '../thresholds.ts';
import type { AdRow } from './figures.ts';
import type { MarginShare } from './margin.ts';

/** A campaign's figures with the margin of what it sold, in minor units. */
export interface CampaignResult {
  readonly id: string;
  readonly name: string | null;
  readonly brand: boolean;
  readonly currency: string | null;
  /** Of clicks as far as they can be expected to have converted. */
  readonly cost: number;
  readonly conversions: number;
  /** Contribution margin before the ads, net of known returns. */
  readonly margin: number;
  readonly isReturnAdjusted: boolean;
  readonly facts: readonly FactUse[];
  readonly rows: number;
}

/** Conversions below which chance alone decides what a campaign earned. */
const LEAST_CONVERSIONS = 10;
/** Standard errors of the conversions (Poisson) by which a loss must be one. */
const STANDARD_ERRORS = 2;

/** Adds up what the ads of each campaign cost and earned. */
export function resultsByCampaign(
  ads: readonly AdRow[],
  marginOf: (ad: AdRow) => MarginShare,
): CampaignResult[] {
  const groups = Map.groupBy(
    ads.filter(({ campaign_id }) => campaign_id !== null),
    ({ campaign_id }) => campaign_id ?? '',
  );
  return [...groups].flatMap(([id, own]) => {
    const first = own[0];
    const margins = own.map((ad) => ({ ad, margin: marginOf(ad) }));
    if (!first || margins.some(({ margin }) => margin.share === null)) return [];
    const sum = (of: (ad: AdRow) => number) => own.reduce((total, ad) => total + of(ad), 0);
    return [
      {
        id,
        name: first.campaign_name,
        brand: first.brand,
        currency: first.currency,
        cost: sum(({ ripeCost }) => ripeCost),
        conversions: sum(({ conversions }) => conversions),
        margin: margins.reduce((total, { ad, margin }) => total + ad.value * (margin.share ?? 0), 0),
        isReturnAdjusted: margins.some(({ margin }) => margin.isReturnAdjusted),
        get facts() {
          return distinct(margins.flatMap(({ margin }) => margin.facts));
        },
        rows: sum(({ hours }) => hours),
      },
    ];
  });
}

/** Each fact once, by what it is about. */
function distinct(facts: readonly FactUse[]): FactUse[] {
  const byName = new Map(facts.map((fact) => [`${fact.kind} ${fact.subject.id}`, fact]));
  return [...byName.values()].slice(0, MOST_FACTS);
}

const MOST_FACTS = 4;

/** A campaign that earns less than it costs, by more than chance; null while it does not. */
export function unprofitableSpend(
  result: CampaignResult,
  window: { from: Day; to: Day; days: number; currency: string },
  thresholds: Thresholds,
): FindingDraft<'unprofitable_spend'> | null {
  const { cost, margin, conversions } = result;
  const currency = result.currency ?? window.currency;
  const loss = cost - margin;
  if (conversions < LEAST_CONVERSIONS || margin <= 0) return null;
  const error = STANDARD_ERRORS * (margin / Math.sqrt(conversions));
  if (loss < money(thresholds['unprofitable_spend.worth_acting'], currency).minor || loss < error)
    return null;
  const asMoney = (minor: number): Money => ({ minor: Math.round(minor), currency });
  const { facts } = result;
  const poas = margin / cost;
  const name = result.name ?? result.id;
  const words = (minor: number) => formatMoney(asMoney(minor), { whole: true });
  return {
    kind: 'unprofitable_spend',
    subject: { type: 'campaign', id: result.id },
    severity: 'warning',
    headline: `${name} cost ${words(cost)} in ${window.days} days and earned ${words(margin)} of margin: ${words(loss)} lost.`,
    evidence: {
      window: { from: window.from, to: window.to },
      sources: [{ table: 'ad_stat', rows: result.rows }],
      confidence: 0.9,
      title: name,
      campaignId: result.id,
      campaignName: result.name,
      cost: moneyText(asMoney(cost)),
      contributionMargin: moneyText(asMoney(margin)),
      poas: Number(poas.toFixed(2)),
      breakEvenCpa: moneyText(asMoney(margin / conversions)),
      returnAdjusted: result.isReturnAdjusted,
      conversions,
      brand: result.brand,
      ...(facts.length > 0 ? { facts } : {}),
    },
    stake: asMoney((loss / window.days) * DAYS_AT_STAKE),
    deadline: null,
  };
}

/** What goes on being lost until the next look at budgets: a week. */
const DAYS_AT_STAKE = 7;
