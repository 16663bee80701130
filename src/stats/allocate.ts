/** Something that money a day is spent on, and what it returned a day at its present spend. */
export interface Spender {
  readonly id: string;
  readonly spend: number;
  readonly earned: number;
  /** Per cent that it earns more for one per cent more spend; below 1, for each further unit earns less. */
  readonly elasticity: number;
  /** What it may get at least and at most. */
  readonly low: number;
  readonly high: number;
}

/** What a spender earns a day at another spend: earned × (spend ÷ present spend)^elasticity. */
export function earnedAt({ spend, earned, elasticity }: Spender, at: number): number {
  return spend > 0 ? earned * (at / spend) ** elasticity : 0;
}

const STEPS = 200;

/**
 * Shares out at most `total` so that what is earned less what is spent is largest, each between its limits: the spends
 * at which the last unit earns the same everywhere (a Lagrange multiplier, found by halving), and nowhere less than
 * itself. Concave for elasticities in (0, 1), so the optimum is the only one. Where the lower limits alone exceed the
 * total, they are kept.
 */
export function allocate(spenders: readonly Spender[], total: number): Map<string, number> {
  const at = (multiplier: number) =>
    spenders.map((spender) => [spender.id, spendAt(spender, multiplier)] as const);
  const sum = (spends: readonly (readonly [string, number])[]) =>
    spends.reduce((all, [, spend]) => all + spend, 0);
  const free = at(1);
  if (sum(free) <= total) return new Map(free);
  let [low, high] = [1, 1];
  while (sum(at(high)) > total && high < 1e12) high *= 2;
  for (let step = 0; step < STEPS && high - low > 1e-12 * high; step += 1) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) > total) low = middle;
    else high = middle;
  }
  return new Map(at(high));
}

/** The spend at which one more unit earns `multiplier`, within the limits. */
function spendAt({ spend, earned, elasticity, low, high }: Spender, multiplier: number): number {
  if (spend <= 0 || earned <= 0) return low;
  const best = spend * ((elasticity * earned) / (spend * multiplier)) ** (1 / (1 - elasticity));
  return Math.min(high, Math.max(low, best));
}

/** A day's spend with what came of it. */
export interface SpendDay {
  readonly spend: number;
  readonly conversions: number;
}

/** What elasticities are believed to be before a campaign's own days are seen: mean and standard deviation. */
const USUAL = 0.7;
export const ELASTICITY_SPREAD = 0.15;
const [LEAST, MOST, STEP] = [0.3, 0.95, 0.01];

/** Conversions a day at a spend: scale × spend^elasticity. */
export interface Response {
  readonly scale: number;
  readonly elasticity: number;
}

/**
 * How conversions rise with spend: conversions ~ Poisson(scale × spend^elasticity), fitted to the days with the scale
 * profiled out, the elasticity drawn towards 0.7 by a normal prior that few days cannot overrule.
 */
export function responseOf(days: readonly SpendDay[]): Response {
  const seen = days.filter(({ spend }) => spend > 0);
  const conversions = seen.reduce((sum, day) => sum + day.conversions, 0);
  const exposureAt = (elasticity: number) => seen.reduce((sum, day) => sum + day.spend ** elasticity, 0);
  if (conversions <= 0) return { scale: 0, elasticity: USUAL };
  const weighted = seen.reduce((sum, day) => sum + day.conversions * Math.log(day.spend), 0);
  let best = { elasticity: USUAL, fit: Number.NEGATIVE_INFINITY };
  for (let elasticity = LEAST; elasticity <= MOST; elasticity += STEP) {
    const prior = (elasticity - USUAL) ** 2 / (2 * ELASTICITY_SPREAD ** 2);
    const fit = elasticity * weighted - conversions * Math.log(exposureAt(elasticity)) - prior;
    if (fit > best.fit) best = { elasticity, fit };
  }
  return { scale: conversions / exposureAt(best.elasticity), elasticity: best.elasticity };
}
