import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Numbers by chance that are the same for the same seed. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the items, each with its weight. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T;
  /** Normal with the given mean and standard deviation (Box and Muller). */
  normal(mean: number, deviation: number): number;
  /** Counts with mean `mean` and variance `mean * spread`; Poisson where `spread` is 1. */
  count(mean: number, spread?: number): number;
}

/** A stream of its own for each name, so that what one part draws never moves another's. */
export function randomOf(seed: number, name: string): Random {
  const generator = xoroshiro128plus(seed ^ hashOf(name));
  const next = () => uniformFloat64(generator);
  const int = (low: number, high: number) => uniformInt(generator, low, high);
  const normal = (mean: number, deviation: number) =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const pick = <T>(items: readonly T[]) => at(items, int(0, items.length - 1));
  const weighted = <T>(items: readonly (readonly [T, number])[]) => {
    let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return at(items, items.length - 1)[0];
  };
  const count = (mean: number, spread = 1) => {
    // A gamma-mixed Poisson, its gamma taken as log-normal with the same two moments.
    const cv2 = mean > 0 ? (spread - 1) / mean : 0;
    const sigma = Math.sqrt(Math.log(1 + Math.max(0, cv2)));
    return poisson(mean * Math.exp(normal(0, sigma) - sigma ** 2 / 2), next, normal);
  };
  return { next, int, chance: (probability) => next() < probability, pick, weighted, normal, count };
}

/** Knuth's product of uniforms; from 30 on the normal approximation, which no one tells apart. */
function poisson(mean: number, next: () => number, normal: (mean: number, sd: number) => number): number {
  if (mean > 30) return Math.max(0, Math.round(normal(mean, Math.sqrt(mean))));
  const limit = Math.exp(-mean);
  let product = next();
  let count = 0;
  while (product > limit) {
    product *= next();
    count += 1;
  }
  return count;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`Nothing to choose from at ${index}`);
  return item;
}
