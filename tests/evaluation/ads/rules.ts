import { chanceAbove, conversionPrior } from '../../../src/watch/ads/conversion-prior.ts';
import { cpaBreach } from '../../../src/watch/ads/cpa-breach.ts';
import type { AdRow } from '../../../src/watch/ads/figures.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/watch/thresholds.ts';
import { rowAt, type SimulatedKeyword, TARGET } from './account.ts';

/** Which keywords of an account a rule pauses at one look. */
export interface Rule {
  readonly lagDays: number;
  pauses(account: readonly AdRow[]): ReadonlySet<string>;
}

const THRESHOLDS = { ...DEFAULT_THRESHOLDS, 'cpa_breach.target': TARGET / 100 };
const WINDOW = {
  ...{ from: '2026-01-01', to: '2026-01-28', maturedThrough: new Date(0), days: 28, currency: 'USD' },
} as const;

const ids = (ads: readonly AdRow[]) => new Set(ads.map(({ id }) => id));
const meanRate = (ads: readonly AdRow[]) => sum(ads, (ad) => ad.conversions) / sum(ads, (ad) => ad.clicks);

function sum(ads: readonly AdRow[], of: (ad: AdRow) => number): number {
  return ads.reduce((total, ad) => total + of(ad), 0);
}

export const OURS: Rule = {
  lagDays: DEFAULT_THRESHOLDS['cpa_breach.lag_days'],
  pauses: (account) => {
    const prior = conversionPrior(account);
    if (!prior) return new Set();
    const worth = {
      margin: { share: null, isReturnAdjusted: false, facts: [] },
      prior,
      valuePerConversion: 0,
    };
    return ids(account.filter((ad) => cpaBreach(ad, worth, WINDOW, THRESHOLDS) !== null));
  },
};

/** The same posterior, taken at its word at each look, and on clicks at face value. */
export const POSTERIOR_ONLY: Rule = {
  lagDays: 0,
  pauses: (account) => {
    const prior = conversionPrior(account);
    return ids(account.filter((ad) => prior && chanceAbove(ad, TARGET, prior) >= 0.99));
  },
};

/** Opteo's rule: enough clicks, and three times the target either spent without a conversion or as the cost of one. */
export const OPTEO: Rule = {
  lagDays: 0,
  pauses: (account) => {
    const enough = 3 / meanRate(account);
    return ids(
      account.filter(
        ({ clicks, cost, conversions }) =>
          clicks >= enough && (conversions === 0 ? cost >= 3 * TARGET : cost / conversions >= 3 * TARGET),
      ),
    );
  },
};

/** Twelve clicks and no conversion. */
export const FOLK: Rule = {
  lagDays: 0,
  pauses: (account) => ids(account.filter(({ clicks, conversions }) => clicks >= 12 && conversions === 0)),
};

const BACK_DAYS = 28;

/** The day on which a rule that looks at the end of each day pauses each keyword; those it never pauses are missing. */
export function pausedOn(
  keywords: readonly SimulatedKeyword[],
  rule: Rule,
  { days, isOracle = false }: { days: number; isOracle?: boolean },
): Map<string, number> {
  const paused = new Map<string, number>();
  for (let day = 0; day < days; day += 1) {
    const running = keywords.filter(({ id }) => !paused.has(id));
    const look = { day, back: BACK_DAYS, lagDays: isOracle ? 0 : rule.lagDays, isOracle };
    for (const id of rule.pauses(running.map((keyword) => rowAt(keyword, look)))) paused.set(id, day);
  }
  return paused;
}
