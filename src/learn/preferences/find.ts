import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import type { ActionKind } from '../../domain/action.ts';
import { wilsonInterval } from '../../stats/wilson.ts';

/** A decision that a person took, with what the action was about: "supplier S1", "brand campaign", "category Shoes". */
export interface PastDecision {
  readonly kind: ActionKind;
  readonly about: readonly string[];
  readonly rejected: boolean;
}

/** What people seem never to want: to be asked about, and never assumed. */
export interface Preference {
  readonly kind: ActionKind;
  readonly about: string;
  /** Decisions on it, and how many of them were a no. */
  readonly n: number;
  readonly rejected: number;
  /** The 95 % interval of the share of noes. */
  readonly low: number;
  readonly high: number;
  /** The share of noes on the same kind about anything else. */
  readonly otherwise: number;
}

/** A preference is at least this often seen, and so often a no. */
const LEAST = { decisions: 4, share: 0.9 } as const;
/** The chance, over all that was looked at, of calling one where there is none. */
const FALSE_ALARMS = 0.05;

/**
 * Kinds of action that people turn down about one thing and not about others: a binomial test against their noes about
 * everything else, corrected for the number of things that were looked at (Bonferroni). The strongest first; of two
 * that the same decisions speak for, the wider one. Pure.
 */
export function findPreferences(decisions: readonly PastDecision[]): Preference[] {
  const places = [...Map.groupBy(decisions, ({ kind }) => kind)].flatMap(([kind, own]) =>
    [...new Set(own.flatMap(({ about }) => about))].map((about) => ({ kind, about, own })),
  );
  const candidates = places.filter(
    ({ about, own }) => own.filter((one) => one.about.includes(about)).length >= LEAST.decisions,
  );
  const found = candidates.flatMap(({ kind, about, own }) => {
    const on = own.filter((one) => one.about.includes(about));
    const others = own.filter((one) => !one.about.includes(about));
    const rejected = on.filter((one) => one.rejected).length;
    // One no more than was seen: a kind that was never turned down may still be, once.
    const otherwise = (others.filter((one) => one.rejected).length + 1) / (others.length + 2);
    const chance = 1 - binomialCdf(rejected - 1, on.length, otherwise);
    if (rejected / on.length < LEAST.share || chance > FALSE_ALARMS / candidates.length) return [];
    const [low, high] = wilsonInterval(rejected, on.length);
    return [{ kind, about, n: on.length, rejected, low, high, otherwise, chance }];
  });
  const ranked = found.toSorted((a, b) => a.chance - b.chance || b.n - a.n);
  return ranked.filter(isWidest(decisions)).map(({ chance: _, ...preference }) => preference);
}

/** Drops what is about no decision that an earlier one is not about. */
function isWidest(decisions: readonly PastDecision[]) {
  const told = new Set<PastDecision>();
  return ({ kind, about }: { kind: ActionKind; about: string }): boolean => {
    const own = decisions.filter((one) => one.kind === kind && one.about.includes(about));
    const isNew = own.some((one) => !told.has(one));
    for (const one of own) told.add(one);
    return isNew;
  };
}
