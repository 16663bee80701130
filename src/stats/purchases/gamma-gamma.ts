import gammaln from '@stdlib/math-base-special-gammaln';
import { nelderMead } from '../nelder-mead.ts';

/** A customer's repeat purchases and what they were worth on average. */
export interface SpendSummary {
  readonly x: number;
  /** The mean value of a repeat purchase. */
  readonly mean: number;
}

/**
 * The gamma-gamma model of spend: a purchase's value is gamma(p, ν) with ν gamma(q, γ) over customers, apart from how
 * often they buy (Fader and Hardie 2013, The Gamma-Gamma Model of Monetary Value).
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  /** γ, in the currency of the values. */
  readonly v: number;
  readonly logLikelihood: number;
}

type Parameters = Omit<GammaGamma, 'logLikelihood'>;

/** The most likely parameters from the customers who came back and spent; null for too few of them. */
export function fitGammaGamma(customers: readonly SpendSummary[]): GammaGamma | null {
  const spenders = customers.filter(({ x, mean }) => x > 0 && mean > 0);
  if (spenders.length < 20) return null;
  const scale = spenders.reduce((sum, { mean }) => sum + mean, 0) / spenders.length;
  const scaled = spenders.map(({ x, mean }) => ({ x, mean: mean / scale }));
  const parametersOf = ([p = 0, q = 0, v = 0]: readonly number[]): Parameters => ({
    p: Math.exp(p),
    q: Math.exp(q),
    v: Math.exp(v),
  });
  const { at } = nelderMead((logs) => -gammaGammaLogLikelihood(parametersOf(logs), scaled), [1, 1, 0]);
  const { p, q, v } = parametersOf(at);
  const fitted = { p, q, v: v * scale };
  return { ...fitted, logLikelihood: gammaGammaLogLikelihood(fitted, spenders) };
}

/** ln L of parameters over customers who came back (equation 1a of the note). */
export function gammaGammaLogLikelihood({ p, q, v }: Parameters, spenders: readonly SpendSummary[]): number {
  const constant = q * Math.log(v) - gammaln(q);
  return spenders.reduce(
    (sum, { x, mean }) =>
      sum +
      constant +
      gammaln(p * x + q) -
      gammaln(p * x) +
      (p * x - 1) * Math.log(mean) +
      p * x * Math.log(x) -
      (p * x + q) * Math.log(v + x * mean),
    0,
  );
}

/** What a customer's next purchase is expected to be worth; for who never came back, what all are (equation 5). */
export function expectedValue({ p, q, v }: Parameters, { x, mean }: SpendSummary): number {
  return (p * (v + x * mean)) / (p * x + q - 1);
}
