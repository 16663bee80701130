import type { Random } from '../../../src/sample/random.ts';

/** Conversions a day at a spend of so many cents, as they truly come: rising, and ever more slowly. */
export type Curve = (spend: number) => number;

/** The family that Daybreak fits: scale × spend^elasticity. */
export function power(random: Random, costOfConversion: number): Curve {
  const elasticity = 0.55 + 0.3 * random.next();
  const scale = AT / costOfConversion / AT ** elasticity;
  return (spend) => scale * spend ** elasticity;
}

/** One that it does not fit: most × spend ÷ (half + spend), which saturates. */
export function saturating(random: Random, costOfConversion: number): Curve {
  const half = AT * (0.5 + 3 * random.next());
  const most = (AT / costOfConversion) * ((half + AT) / AT);
  return (spend) => (most * spend) / (half + spend);
}

/** The spend at which a curve has its drawn cost of a conversion. */
const AT = 20_000;

/** A spender with the limits that it is given. */
export interface Limited {
  readonly worth: (spend: number) => number;
  readonly low: number;
  readonly high: number;
}

const STEPS = 2000;

/**
 * The optimum by greed, which is exact for concave curves but for the size of a step: every step of the total goes where
 * it adds most, and stays unspent where it would add nothing.
 */
export function greedy(all: readonly Limited[], total: number): number[] {
  const step = total / STEPS;
  const spends = all.map(({ low }) => low);
  const gains = all.map(({ worth, low }) => worth(low + step) - worth(low));
  let left = total - spends.reduce((sum, one) => sum + one, 0);
  while (left >= step) {
    let best = -1;
    for (const [index, { high }] of all.entries()) {
      const fits = (spends[index] ?? 0) + step <= high;
      if (fits && (gains[index] ?? 0) > (best < 0 ? 0 : (gains[best] ?? 0))) best = index;
    }
    const found = all[best];
    if (!found) break;
    const spend = (spends[best] ?? 0) + step;
    spends[best] = spend;
    gains[best] = found.worth(spend + step) - found.worth(spend);
    left -= step;
  }
  return spends;
}
