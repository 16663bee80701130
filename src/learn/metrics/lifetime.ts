import { type BgNbd, expectedPurchases, fitBgNbd } from '../../stats/purchases/bg-nbd.ts';
import { expectedValue, fitGammaGamma, type GammaGamma } from '../../stats/purchases/gamma-gamma.ts';
import type { CustomerRow } from './store.ts';

/** What customers are expected to spend in the next half year. */
export interface LifetimeValue {
  readonly customers: number;
  readonly weeks: number;
  /** Mean per customer, in minor units, before costs. */
  readonly meanMinor: number;
  readonly channels: readonly {
    readonly channel: string;
    readonly customers: number;
    readonly meanMinor: number;
  }[];
  readonly model: BgNbd;
  readonly spend: GammaGamma;
}

const WEEKS = 26;
/** Fewer customers of a channel say little about it. */
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
  const valued = customers.map((one) => ({
    channel: one.channel,
    value: expectedPurchases(model, one, WEEKS) * expectedValue(spend, one),
  }));
  const mean = (of: typeof valued) => Math.round(of.reduce((sum, { value }) => sum + value, 0) / of.length);
  const channels = [...Map.groupBy(valued, ({ channel }) => channel ?? 'unknown')]
    .filter(([, own]) => own.length >= LEAST)
    .map(([channel, own]) => ({ channel, customers: own.length, meanMinor: mean(own) }))
    .toSorted((a, b) => b.meanMinor - a.meanMinor);
  return { customers: customers.length, weeks: WEEKS, meanMinor: mean(valued), channels, model, spend };
}
