import poissonCdf from '@stdlib/stats-base-dists-poisson-cdf';
import { discoveries } from './discoveries.ts';
import type { ConfusionRow } from './facts.ts';

/** Two SKUs that go out for each other more often than chance. */
export interface Confusion {
  /** Sorted. */
  readonly pair: readonly [a: string, b: string];
  /** Times that b went out for a, and a for b. */
  readonly aToB: number;
  readonly bToA: number;
  /** Errors that mere chance would have made. */
  readonly expected: number;
  /** Probability of as many by chance. */
  readonly p: number;
  readonly places: readonly { readonly place: string; readonly errors: number }[];
}

export interface ConfusionLimits {
  /** Share of false pairs among those reported. */
  readonly falseShare: number;
  /** Errors from which a pair is reported; one fewer is enough where the titles look alike. */
  readonly minErrors: number;
  /** Likeness of titles, 0–1, from which two SKUs look alike. */
  readonly alike: number;
}

/**
 * Pairs with more errors than if the wrong thing were taken at random among all that is picked: Poisson tail of both
 * directions together, the false-discovery rate controlled over every pair of the catalogue (Benjamini & Hochberg 1995).
 * `linesOf` counts the lines picked of each SKU.
 */
export function findConfusions(
  rows: readonly ConfusionRow[],
  linesOf: ReadonlyMap<string, number>,
  likeness: (a: string, b: string) => number,
  limits: ConfusionLimits,
): Confusion[] {
  const total = rows.reduce((sum, { errors }) => sum + errors, 0);
  const lines = [...linesOf.values()].reduce((sum, count) => sum + count, 0);
  const share = (sku: string): number => Math.max(1, linesOf.get(sku) ?? 0) / Math.max(lines, 1);
  const byPair = Map.groupBy(rows, ({ ordered, picked }) => pairOf(ordered, picked).join('|'));
  const pairs = [...byPair.values()].map((own) => confusionOf(own, total, share));
  const skus = Math.max(linesOf.size, 2);
  const found = discoveries(pairs, ({ p }) => p, limits.falseShare, (skus * (skus - 1)) / 2);
  return found.filter(({ pair, aToB, bToA }) => {
    const enough = likeness(...pair) >= limits.alike ? limits.minErrors - 1 : limits.minErrors;
    return aToB + bToA >= Math.max(2, enough);
  });
}

/** The two in the order in which a pair is named. */
export function pairOf(one: string, other: string): [a: string, b: string] {
  return one < other ? [one, other] : [other, one];
}

function confusionOf(
  rows: readonly ConfusionRow[],
  total: number,
  share: (sku: string) => number,
): Confusion {
  const pair = pairOf(rows[0]?.ordered ?? '', rows[0]?.picked ?? '');
  const [a, b] = pair;
  const count = (of: string): number =>
    rows.filter(({ ordered }) => ordered === of).reduce((sum, { errors }) => sum + errors, 0);
  const [sa, sb] = [share(a), share(b)];
  const expected = total * ((sa * sb) / Math.max(1 - sa, 1e-9) + (sb * sa) / Math.max(1 - sb, 1e-9));
  const [aToB, bToA] = [count(a), count(b)];
  const places = [...Map.groupBy(rows, ({ station, shift }) => placeName(station, shift))]
    .map(([place, own]) => ({ place, errors: own.reduce((sum, { errors }) => sum + errors, 0) }))
    .filter(({ place }) => place !== '')
    .sort((x, y) => y.errors - x.errors);
  return { pair, aToB, bToA, expected, p: upperTail(aToB + bToA, expected), places };
}

/** P(X ≥ count) for a Poisson of the given mean. */
export function upperTail(count: number, mean: number): number {
  return count <= 0 ? 1 : Math.max(0, 1 - poissonCdf(count - 1, mean));
}

/** "P4|late", or the one of both that is known; empty where neither is. */
export function placeName(station: string | null, shift: string | null): string {
  return [station, shift].filter(Boolean).join('|');
}
