import { gammaln } from 'simple-statistics';

/**
 * P(X ≤ x) of a negative binomial with the given mean and variance (Poisson where the variance is not above the
 * mean), by the regularised incomplete beta function. Counts; x may be any number, below 0 gives 0.
 */
export function negativeBinomialCdf(x: number, mean: number, variance: number): number {
  if (x < 0) return 0;
  if (mean <= 0) return 1;
  const excess = Math.max(variance - mean, mean * MIN_EXCESS);
  const size = (mean * mean) / excess;
  return incompleteBeta(size / (size + mean), size, Math.floor(x) + 1);
}

/** The smallest count whose cumulative probability is at least p; p in [0, 1). */
export function negativeBinomialQuantile(p: number, mean: number, variance: number): number {
  if (mean <= 0 || p <= 0) return 0;
  return smallestCount((x) => negativeBinomialCdf(x, mean, variance) >= p, mean, Math.sqrt(variance));
}

/** The smallest whole x ≥ 0 for which `reached` holds, for a condition that stays true once true. */
export function smallestCount(reached: (x: number) => boolean, guess: number, step: number): number {
  if (reached(0)) return 0;
  let high = Math.max(1, Math.ceil(guess));
  let stride = Math.max(1, Math.ceil(step));
  let low = 0;
  while (!reached(high) && high < LARGEST) {
    low = high;
    high += stride;
    stride *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Below this excess over the mean a Poisson is as good, and the size parameter would overflow. */
const MIN_EXCESS = 1e-4;
const LARGEST = 2 ** 40;

/** I_x(a, b), by Lentz's continued fraction (Numerical Recipes, 6.4). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-10) break;
  }
  return result;
}

/** Keeps a divisor away from zero. */
function away(value: number): number {
  return Math.abs(value) < 1e-30 ? 1e-30 : value;
}
