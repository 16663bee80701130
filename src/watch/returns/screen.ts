import padjust from '@stdlib/stats-padjust';
import type { SkuOutlook } from '../inventory/outlook.ts';
import { shareBack } from './delay.ts';
import type { ReturnedRow, WeekRow } from './facts.ts';
import { bestRise, type Cohort, chanceOf } from './rate-change.ts';

/** Weeks that are looked at; a rise that is older is how things are. */
export const WEEKS = 26;
/** Returns below which a SKU is not worth a test. */
const LEAST_RETURNS = 4;

/** SKUs worth testing: those with a few returns in the window. */
export function tested(rows: readonly ReturnedRow[]): string[] {
  const counts = new Map<string, number>();
  for (const { sku, units } of rows) counts.set(sku, (counts.get(sku) ?? 0) + units);
  return [...counts].filter(([, count]) => count >= LEAST_RETURNS).map(([sku]) => sku);
}

/** A SKU whose returns rose, with the chance that they did not. */
export interface Suspect {
  readonly sku: string;
  readonly probability: number;
}

/**
 * The SKUs whose returns rose, at the given false-discovery rate (Benjamini and Hochberg 1995) over every SKU and
 * every family of like ones that was tested. A family that rose is told by its SKU with the most returns since, unless
 * a member is told already. Every split is paid for, and the scatter between SKUs beyond chance divides the evidence.
 */
export function suspects(
  weeks: ReadonlyMap<string, readonly Cohort[]>,
  outlooks: ReadonlyMap<string, SkuOutlook>,
  limits: { falseDiscovery: number; ratio: number },
): Suspect[] {
  const families = [...Map.groupBy(weeks.keys(), (sku) => outlooks.get(sku)?.similarGroup ?? null)]
    .filter(([family, members]) => family !== null && members.length > 1)
    .map(([, members]) => members);
  const groups = [...[...weeks.keys()].map((sku) => [sku]), ...families];
  const scatter = dispersion([...weeks.values()]);
  const tests = groups.map((members) => {
    const cohorts = merged(members.map((sku) => weeks.get(sku) ?? []));
    const rise = bestRise(cohorts);
    const splits = cohorts.filter(({ exposure }) => exposure > 0).length;
    const isRise = rise !== null && rise.after >= limits.ratio * rise.before;
    return { members, rise, p: isRise ? Math.min(1, splits * chanceOf(rise.evidence / scatter)) : 1 };
  });
  if (tests.length === 0) return [];
  const adjusted = padjust(
    tests.map(({ p }) => p),
    'bh',
  );
  const found: Suspect[] = [];
  for (const [index, { members, rise }] of tests.entries()) {
    const probability = adjusted[index] ?? 1;
    if (
      !rise ||
      probability > limits.falseDiscovery ||
      members.some((sku) => found.some((one) => one.sku === sku))
    )
      continue;
    const since = (sku: string) =>
      (weeks.get(sku) ?? []).slice(rise.at).reduce((sum, { returned }) => sum + returned, 0);
    const [worst] = members.toSorted((a, b) => since(b) - since(a));
    if (worst !== undefined) found.push({ sku: worst, probability });
  }
  return found;
}

/** The weeks of each SKU, oldest first, as exposure and returns. */
export function weeklyCohorts(
  skus: readonly string[],
  ordered: readonly WeekRow[],
  returned: readonly ReturnedRow[],
  delay: readonly number[],
  weekOf: (row: ReturnedRow) => number,
): Map<string, Cohort[]> {
  const empty = () => Array.from({ length: WEEKS }, () => ({ exposure: 0, returned: 0 }));
  const weeks = new Map(skus.map((sku) => [sku, empty()]));
  const MID_WEEK = 4;
  for (const { sku, week, units } of ordered) {
    const cohort = weeks.get(sku)?.[WEEKS - 1 - week];
    if (cohort) cohort.exposure += units * shareBack(delay, 7 * week + MID_WEEK);
  }
  for (const row of returned) {
    const cohort = weeks.get(row.sku)?.[WEEKS - 1 - weekOf(row)];
    if (cohort) cohort.returned += row.units;
  }
  return weeks;
}

function merged(parts: readonly (readonly Cohort[])[]): Cohort[] {
  return Array.from({ length: WEEKS }, (_, week) => ({
    exposure: parts.reduce((sum, part) => sum + (part[week]?.exposure ?? 0), 0),
    returned: parts.reduce((sum, part) => sum + (part[week]?.returned ?? 0), 0),
  }));
}

/** Variance over mean of the returns of eight-week stretches about each SKU's own rate, at least 1. */
function dispersion(skus: readonly (readonly Cohort[])[]): number {
  const STRETCH = 8;
  let [sum, count] = [0, 0];
  for (const cohorts of skus) {
    const exposure = cohorts.reduce((total, cohort) => total + cohort.exposure, 0);
    const returned = cohorts.reduce((total, cohort) => total + cohort.returned, 0);
    if (exposure <= 0) continue;
    for (let at = 0; at + STRETCH <= cohorts.length; at += STRETCH) {
      const part = cohorts.slice(at, at + STRETCH);
      const expected = (returned / exposure) * part.reduce((total, cohort) => total + cohort.exposure, 0);
      if (expected < 1) continue;
      const seen = part.reduce((total, cohort) => total + cohort.returned, 0);
      // One SKU that really changed must not hide the others: each stretch counts for no more than it would at 3σ.
      sum += Math.min(9, (seen - expected) ** 2 / expected);
      count += 1;
    }
  }
  return count === 0 ? 1 : Math.max(1, sum / count);
}
