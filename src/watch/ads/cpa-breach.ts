import type { FindingDraft } from '../../domain/finding.ts';
import { formatMoney, type Money, money, moneyText } from '../../domain/money.ts';
import type { Thresholds } from '../thresholds.ts';
import type { AdWindow } from './account.ts';
import { type ConversionPrior, chanceAbove, evidenceAbove } from './conversion-prior.ts';
import type { AdRow } from './figures.ts';
import type { MarginShare } from './margin.ts';

/** Times the target that must have been spent before a keyword is judged at all. */
const LEAST_TARGETS = 2;

/**
 * A keyword whose true cost per conversion is above the target with the confidence asked for, and that has wasted
 * enough to matter; null while it is not. The posterior says how sure it is today; the likelihood ratio, whose chance
 * of ever passing 1 / α is at most α however often one looks, pays for looking every hour.
 */
export function cpaBreach(
  ad: AdRow,
  {
    margin,
    prior,
    valuePerConversion,
  }: { margin: MarginShare; prior: ConversionPrior; valuePerConversion: number },
  window: AdWindow,
  thresholds: Thresholds,
): FindingDraft<'cpa_breach'> | null {
  const currency = ad.currency ?? window.currency;
  const target = targetOf(margin, valuePerConversion, currency, thresholds);
  if (ad.type !== 'keyword' || target === null || ad.ripeCost < LEAST_TARGETS * target) return null;
  const wasted = ad.ripeCost - target * ad.conversions;
  const probability = chanceAbove(ad, target, prior);
  const worth = money(thresholds['cpa_breach.worth_acting'], currency).minor;
  const confidence = thresholds['cpa_breach.confidence'];
  if (wasted < worth || probability < confidence) return null;
  if (evidenceAbove(ad, target, prior) < -Math.log(1 - confidence)) return null;
  // The margin moved nothing where people set what a conversion may cost.
  const facts = thresholds['cpa_breach.target'] > 0 ? [] : margin.facts;
  const asMoney = (minor: number): Money => ({ minor: Math.round(minor), currency });
  const days = Math.max(1, ad.hours / 24);
  const spent = formatMoney(asMoney(ad.cost), { whole: true });
  const cpa = ad.conversions > 0 ? asMoney(ad.cost / ad.conversions) : null;
  const result = cpa
    ? `${formatMoney(cpa, { whole: true })} a conversion`
    : `no conversion in ${ad.clicks.toLocaleString('en-US')} clicks`;
  return {
    kind: 'cpa_breach',
    subject: { type: 'keyword', id: ad.id },
    severity: 'warning',
    headline: `“${(ad.text ?? ad.id).slice(0, 40)}” spent ${spent}: ${result}, ${formatMoney(asMoney(target), { whole: true })} is the limit.`,
    evidence: {
      window: { from: window.from, to: window.to },
      sources: [{ table: 'ad_stat', rows: ad.hours }],
      confidence: Number(probability.toFixed(3)),
      title: ad.text ?? ad.id,
      campaignId: ad.campaign_id,
      campaignName: ad.campaign_name,
      cost: moneyText(asMoney(ad.cost)),
      clicks: ad.clicks,
      conversions: ad.conversions,
      cpa: cpa && moneyText(cpa),
      threshold: moneyText(asMoney(target)),
      probability: Number(probability.toFixed(4)),
      maturedThrough: window.maturedThrough.toISOString(),
      brand: ad.brand,
      ...(facts.length > 0 ? { facts } : {}),
    },
    stake: asMoney((wasted / days) * DAYS_AT_STAKE),
    deadline: null,
  };
}

/** What goes on being wasted until somebody would have noticed: a week. */
const DAYS_AT_STAKE = 7;

/** What people set; else what a conversion earns before the ad. Minor units; null where neither is known. */
function targetOf(
  { share }: MarginShare,
  valuePerConversion: number,
  currency: string,
  thresholds: Thresholds,
): number | null {
  const set = thresholds['cpa_breach.target'];
  if (set > 0) return money(set, currency).minor;
  const earned = share === null ? 0 : share * valuePerConversion;
  return earned > 0 ? earned : null;
}
