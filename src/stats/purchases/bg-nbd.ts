import gammaln from '@stdlib/math-base-special-gammaln';
import { nelderMead } from '../nelder-mead.ts';

/** What a customer's purchases come to: repeats, the time of the last one and the time watched since the first. */
export interface PurchaseSummary {
  /** Repeat purchases. */
  readonly x: number;
  /** From the first purchase to the last, and to the end of watching; any one unit of time. */
  readonly tx: number;
  readonly T: number;
}

/**
 * The BG/NBD model: purchases come by a Poisson process whose rate is gamma(r, α) over customers, and after each a
 * customer drops out with a probability that is beta(a, b) (Fader, Hardie and Lee 2005, "Counting Your Customers" the
 * Easy Way).
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly logLikelihood: number;
}

type Parameters = Omit<BgNbd, 'logLikelihood'>;

/** The most likely parameters; null for fewer customers than could say anything. */
export function fitBgNbd(customers: readonly PurchaseSummary[]): BgNbd | null {
  const repeats = customers.reduce((sum, { x }) => sum + x, 0);
  if (customers.length < 20 || repeats === 0) return null;
  const scale = customers.reduce((sum, { T }) => sum + T, 0) / customers.length;
  const atOnce = grouped(customers.map(({ x, tx, T }) => ({ x, tx: tx / scale, T: T / scale })));
  const parametersOf = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): Parameters => ({
    r: Math.exp(r),
    alpha: Math.exp(alpha),
    a: Math.exp(a),
    b: Math.exp(b),
  });
  const { at } = nelderMead((logs) => -logLikelihood(parametersOf(logs), atOnce), [0, 0, 0, 0]);
  const { r, alpha, a, b } = parametersOf(at);
  const fitted = { r, alpha: alpha * scale, a, b };
  return { ...fitted, logLikelihood: bgNbdLogLikelihood(fitted, customers) };
}

/** ln L of parameters over customers (equation 6 of the paper). */
export function bgNbdLogLikelihood(parameters: Parameters, customers: readonly PurchaseSummary[]): number {
  return logLikelihood(parameters, grouped(customers));
}

interface Group extends PurchaseSummary {
  readonly count: number;
}

/** Customers with the same history are worked out once. */
function grouped(customers: readonly PurchaseSummary[]): Group[] {
  const same = Map.groupBy(customers, ({ x, tx, T }) => `${x} ${tx} ${T}`);
  return [...same.values()].flatMap((all) => (all[0] ? [{ ...all[0], count: all.length }] : []));
}

function logLikelihood({ r, alpha, a, b }: Parameters, groups: readonly Group[]): number {
  const constant = r * Math.log(alpha) - gammaln(r) + gammaln(a + b) - gammaln(b);
  const ofRepeats = new Map<number, number>();
  let total = 0;
  for (const { x, tx, T, count } of groups) {
    let part = ofRepeats.get(x);
    if (part === undefined) {
      part = gammaln(r + x) + gammaln(b + x) - gammaln(a + b + x);
      ofRepeats.set(x, part);
    }
    const alive = -(r + x) * Math.log(alpha + T);
    const gone =
      x > 0 ? Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + tx) : Number.NEGATIVE_INFINITY;
    const larger = Math.max(alive, gone);
    total +=
      count * (constant + part + larger + Math.log(Math.exp(alive - larger) + Math.exp(gone - larger)));
  }
  return total;
}

/** The probability that a customer has not dropped out by the end of watching. */
export function aliveProbability({ r, alpha, a, b }: Parameters, { x, tx, T }: PurchaseSummary): number {
  if (x === 0) return 1;
  return 1 / (1 + (a / (b + x - 1)) * ((alpha + T) / (alpha + tx)) ** (r + x));
}

/** Purchases expected of a customer in the time `t` after watching ended (equation 10 of the paper). */
export function expectedPurchases(parameters: Parameters, customer: PurchaseSummary, t: number): number {
  const { r, alpha, a, b } = parameters;
  const { x, T } = customer;
  const z = t / (alpha + T + t);
  const shape = hypergeometric(r + x, b + x, a + b + x - 1, z);
  const growth = 1 - ((alpha + T) / (alpha + T + t)) ** (r + x) * shape;
  // The limit of a at 1 is no special case: the expectation is smooth there.
  const factor = (a + b + x - 1) / awayFromZero(a - 1);
  return factor * growth * aliveProbability(parameters, customer);
}

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-9 ? 1e-9 : value;
}

const MOST_TERMS = 10_000;

/** Gauss's 2F1(a, b; c; z) for 0 ≤ z < 1, by its series. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let [term, sum] = [1, 1];
  for (let n = 0; n < MOST_TERMS; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) < 1e-13 * Math.abs(sum)) break;
  }
  return sum;
}
