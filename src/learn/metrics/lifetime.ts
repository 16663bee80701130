import { type BgNbd, expectedPurchases, fitBgNbd } from '../../stats/purchases/bg-nbd.ts';
import { expectedValue, fitGammaGamma, type GammaGamma } from '../../stats/purchases/gamma-gamma.ts';
import type { CustomerRow } from './store.ts';

/** What customers are expected to spend in the next half year. */
export interface LifetimeValue {
  readonly customers: number;
  readonly weeks: number;
  /** Mean per customer, in minor units, before costs. */
  readonly meanMinor: number;
  /** By the channel of the first order, the most valuable first. */
  readonly channels: readonly ({ readonly channel: string } & GroupValue)[];
  /** By the month of the first order, "2026-03", the oldest first. */
  readonly cohorts: readonly ({ readonly month: string } & GroupValue)[];
  readonly model: BgNbd;
  readonly spend: GammaGamma;
}

/** A group of customers and what they are worth on average, in minor units. */
export interface GroupValue {
  readonly customers: number;
  readonly meanMinor: number;
}

const WEEKS = 26;
/** Fewer customers of a channel or a month say little about it. */
const LEAST = 30;
/** Watched for less than this, nobody has had the time to come back. */
const LEAST_WEEKS = 13;

/** More customers move the parameters less than their own error, and take seconds. */
const MOST_FITTED = 5_000;

function thinned(customers: readonly CustomerRow[]): readonly CustomerRow[] {
  const each = Math.ceil(customers.length / MOST_FITTED);
  return customers.filter((_, index) => index % each === 0);
}

/**
 * Revenue that customers are expected to bring in the next 26 weeks, by the BG/NBD and gamma-gamma models; in words why
 * not where too little is known. Neither costs nor a discount rate are in it.
 */
export function customerValue(customers: readonly CustomerRow[]): LifetimeValue | { readonly why: string } {
  const watched = Math.max(0, ...customers.map(({ T }) => T));
  if (watched < LEAST_WEEKS) {
    return { why: `customers are known for ${Math.floor(watched)} weeks only, of ${LEAST_WEEKS} needed` };
  }
  const some = thinned(customers);
  const model = fitBgNbd(some);
  const spend = fitGammaGamma(some);
  if (!model || !spend || spend.q <= 1) return { why: 'too few customers came back to fit a model' };
  if (isDegenerate(model, spend, watched)) {
    return {
      why: 'the model does not fit these customers: its parameters run to their bounds, so any figure would be made up',
    };
  }
  const valued = customers.map((one) => ({
    ...one,
    value: expectedPurchases(model, one, WEEKS) * expectedValue(spend, one),
  }));
  const groupsBy = (nameOf: (one: CustomerRow) => string) =>
    [...Map.groupBy(valued, nameOf)]
      .filter(([, own]) => own.length >= LEAST)
      .map(([name, own]) => ({ name, customers: own.length, meanMinor: meanOf(own) }));
  return {
    customers: customers.length,
    weeks: WEEKS,
    meanMinor: meanOf(valued),
    channels: groupsBy(({ channel }) => channel ?? 'unknown')
      .map(({ name: channel, ...group }) => ({ channel, ...group }))
      .toSorted((a, b) => b.meanMinor - a.meanMinor),
    cohorts: groupsBy(({ firstMonth }) => firstMonth)
      .map(({ name: month, ...group }) => ({ month, ...group }))
      .toSorted((a, b) => a.month.localeCompare(b.month)),
    model,
    spend,
  };
}

function meanOf(valued: readonly { readonly value: number }[]): number {
  return Math.round(valued.reduce((sum, { value }) => sum + value, 0) / valued.length);
}

/** Where data hold no information on a parameter, its estimate runs away. */
const SENSIBLE = { least: 1e-3, most: 1e3 } as const;

/** Whether a fit has run to the bounds of what it may be; α is taken in units of the time watched. */
function isDegenerate({ r, alpha, a, b }: BgNbd, { p, q }: GammaGamma, watched: number): boolean {
  const isSensible = (value: number) => value >= SENSIBLE.least && value <= SENSIBLE.most;
  return ![r, alpha / watched, a, b, p, q].every(isSensible);
}
