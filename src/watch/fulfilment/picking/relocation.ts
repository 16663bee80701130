import type { PairSituation, Relocation } from '../situation.ts';
import { adjacent, proposeBin } from './bins.ts';
import type { ProductRow } from './facts.ts';
import type { TitleLikeness } from './similarity.ts';

/** Look-alikes of a SKU that a new bin must keep away from. */
const MOST_ALIKE = 200;

/** How a confused pair can be parted; the SKU with fewer lines, which is quicker to move, comes first. */
export function pairSituation(
  [a, b]: readonly [string, string],
  shelf: readonly ProductRow[],
  likeness: TitleLikeness,
  linesOf: ReadonlyMap<string, number>,
  alike: number,
): PairSituation {
  const move = (sku: string, partner: string): Relocation => {
    const product = shelf.find((one) => one.sku === sku);
    const similar = likeness.nearest(sku, MOST_ALIKE).filter((one) => one.likeness >= alike);
    return {
      sku,
      title: product?.title ?? null,
      barcode: product?.barcode ?? null,
      from: product?.bin ?? null,
      to: proposeBin(sku, shelf, new Set([partner, ...similar.map((one) => one.sku)])),
    };
  };
  const isQuicker = (linesOf.get(a) ?? 0) <= (linesOf.get(b) ?? 0);
  const [first, second] = isQuicker ? [move(a, b), move(b, a)] : [move(b, a), move(a, b)];
  return { members: [first, second], adjacent: adjacent(first.from, second.from) };
}
