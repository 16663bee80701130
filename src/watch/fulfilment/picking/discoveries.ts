/**
 * What is reported when at most `falseShare` of it may be false (Benjamini & Hochberg 1995). `looked` counts every
 * hypothesis that was looked at, of which `items` are those with any evidence.
 */
export function discoveries<T>(
  items: readonly T[],
  pOf: (item: T) => number,
  falseShare: number,
  looked: number,
): T[] {
  const ranked = items.toSorted((a, b) => pOf(a) - pOf(b));
  const last = ranked.findLastIndex((item, index) => pOf(item) <= (falseShare * (index + 1)) / looked);
  return ranked.slice(0, last + 1);
}
