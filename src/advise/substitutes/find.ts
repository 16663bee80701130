import { coverDaysOf } from '../../watch/inventory/cover.ts';
import type { SkuOutlook } from '../../watch/inventory/outlook.ts';
import { similarity } from './similarity.ts';
import { fitsInstead, sizeOf } from './size.ts';
import { indexTitles } from './title-index.ts';

export interface Substitute {
  readonly outlook: SkuOutlook;
  readonly similarity: number;
  /** Days that its available stock lasts at its velocity; Infinity when it does not sell. */
  readonly coverDays: number;
}

/** Finds what can stand in for a product, the best first, at most `count`. */
export type SubstituteFinder = (
  wanted: SkuOutlook,
  boughtTogether: ReadonlyMap<string, number> | undefined,
  count?: number,
) => Substitute[];

/** Below this nobody would take one for the other. */
const ALIKE = 0.35;

/**
 * Prepares a catalogue for finding substitutes: alike, of the same size where both have one, active, and with stock
 * that outlasts their own lead time.
 */
export function substituteFinder(catalogue: Iterable<SkuOutlook>): SubstituteFinder {
  const candidates = [...catalogue].filter(canStandIn);
  const sizes = candidates.map(({ title }) => sizeOf(title));
  const titles = indexTitles(candidates.map(({ title }) => title));
  return (wanted, boughtTogether, count = 2) => {
    const likeness = titles.likenessTo(wanted.title);
    const size = sizeOf(wanted.title);
    const most = Math.max(1, ...(boughtTogether?.values() ?? []));
    return candidates
      .flatMap((outlook, at) => {
        if (outlook.sku === wanted.sku || !fitsInstead(size, sizes[at] ?? null)) return [];
        const title = likeness[at] ?? { words: 0, letters: 0 };
        const together = (boughtTogether?.get(outlook.sku) ?? 0) / most;
        const score = similarity(wanted, outlook, title, together);
        return score >= ALIKE ? [{ outlook, similarity: score, coverDays: coverDaysOf(outlook) }] : [];
      })
      .toSorted((a, b) => b.similarity - a.similarity || (a.outlook.sku < b.outlook.sku ? -1 : 1))
      .slice(0, count);
  };
}

function canStandIn(candidate: SkuOutlook): boolean {
  const { status, leadTime } = candidate;
  if (status === 'archived' || status === 'draft') return false;
  const cover = coverDaysOf(candidate);
  return cover > 0 && cover >= leadTime.p90;
}
