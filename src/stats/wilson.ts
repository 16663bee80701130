/** The two-sided 95 % quantile of the normal distribution. */
const Z = 1.96;

/**
 * Wilson's 95 % interval of a share, each end 0–1: honest for few trials and for shares near 0 and 1 (Wilson 1927).
 * Without trials nothing is known: 0 to 1.
 */
export function wilsonInterval(successes: number, trials: number): readonly [low: number, high: number] {
  if (trials <= 0) return [0, 1];
  const share = successes / trials;
  const weight = 1 + Z ** 2 / trials;
  const middle = (share + Z ** 2 / (2 * trials)) / weight;
  const half = (Z * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2))) / weight;
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
