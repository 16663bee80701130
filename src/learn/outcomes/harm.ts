import type { Afterwards } from './afterwards.ts';

/**
 * The two-sided 99.9 % quantile of the normal distribution: one outcome among many ends trust, so it must not look
 * worse by chance.
 */
const Z = 3.29;

/**
 * Whether what came of an action is clearly worse than what was before it: its interval lies below no change. Pure.
 * For ads: fewer conversions for as much money, or fewer for each unit of less money, by the ratio of two Poisson
 * counts. For returns: a larger share that comes back, by the difference of two shares (Agresti and Caffo 2000).
 */
export function isClearlyWorse(afterwards: Afterwards): boolean {
  switch (afterwards.measure) {
    case 'spend':
      return isWorseSpend(afterwards);
    case 'returns':
      return isWorseReturns(afterwards);
    // Running out or coming late after an action is no doing of the action.
    case 'stock':
    case 'arrival':
      return false;
  }
}

function isWorseSpend({
  beforeMinor,
  afterMinor,
  conversionsBefore,
  conversionsAfter,
}: Extract<Afterwards, { measure: 'spend' }>): boolean {
  // What was paused sells nothing and costs nothing: that was the point.
  if (beforeMinor <= 0 || afterMinor <= 0) return false;
  const [before, after] = [conversionsBefore + 0.5, conversionsAfter + 0.5];
  const cut = Math.min(1, afterMinor / beforeMinor);
  const change = Math.log(after / before / cut);
  return change + Z * Math.sqrt(1 / before + 1 / after) < 0;
}

function isWorseReturns({
  soldBefore,
  backBefore,
  soldAfter,
  backAfter,
}: Extract<Afterwards, { measure: 'returns' }>): boolean {
  const [n, m] = [soldBefore + 2, soldAfter + 2];
  const [before, after] = [(backBefore + 1) / n, (backAfter + 1) / m];
  return after - before - Z * Math.sqrt((before * (1 - before)) / n + (after * (1 - after)) / m) > 0;
}
