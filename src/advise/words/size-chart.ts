/** Letter sizes from small to large, as titles end in them. */
const LETTERS = ['XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', '3XL', '4XL'];
/** A size stands at the end of a variant's title: "Ridge Hoodie, Ink, XL", "Trail Runner - 42". */
const AT_END = /[\s,/(-]\s*(XXS|XS|S|M|L|XL|XXL|3XL|4XL|\d{1,3}(?:[.,]5)?)\)?$/i;

/**
 * A size chart's revision for a style that runs small or large: which of its sizes to take instead of the usual one,
 * "Usual S: take M · usual M: take L". No measurement is made up. Null for fewer than two sizes that can be told.
 */
export function sizeChart(titles: readonly string[], runs: 'small' | 'large'): string | null {
  const sizes = [...new Set(titles.flatMap((title) => AT_END.exec(title)?.[1]?.toUpperCase() ?? []))];
  const ranks = sizes.every((size) => LETTERS.includes(size))
    ? sizes.map((size) => LETTERS.indexOf(size))
    : sizes.map((size) => Number(size.replace(',', '.')));
  if (sizes.length < 2 || ranks.some((rank) => !Number.isFinite(rank))) return null;
  const inOrder = sizes
    .map((size, index) => ({ size, rank: ranks[index] ?? 0 }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ size }) => size);
  const steps = inOrder.flatMap((usual, index) => {
    const take = inOrder[index + (runs === 'small' ? 1 : -1)];
    return take === undefined ? [] : [`usual ${usual}: take ${take}`];
  });
  const text = steps.join(' · ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
