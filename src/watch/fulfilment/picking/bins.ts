import type { ProductRow } from './facts.ts';

/** A place on the shelves: everything before its last number, and that number. */
interface Place {
  readonly aisle: string;
  readonly number: number;
  readonly width: number;
}

/** "G7-11" is place 11 of "G7-"; null where a bin has no number to be beside. */
export function placeOf(bin: string): Place | null {
  const match = /^(.*?)(\d+)(\D*)$/.exec(bin.trim().toUpperCase());
  if (!match?.[2]) return null;
  return { aisle: `${match[1]}#${match[3]}`, number: Number(match[2]), width: match[2].length };
}

/** How near two bins are: 1 the same, 0.5 side by side, 0.1 in one aisle, 0 elsewhere; null where one is unknown. */
export function binLikeness(a: string | null, b: string | null): number | null {
  if (!a || !b) return null;
  if (a.trim().toUpperCase() === b.trim().toUpperCase()) return 1;
  const [one, other] = [placeOf(a), placeOf(b)];
  if (!one || !other || one.aisle !== other.aisle) return 0;
  return Math.abs(one.number - other.number) <= 1 ? 0.5 : 0.1;
}

/** True where a hand that reaches for one may take the other. */
export function adjacent(a: string | null, b: string | null): boolean {
  return (binLikeness(a, b) ?? 0) >= 0.5;
}

/** The share of barcode digits that agree, from the left, as far as both have them; null where one is unknown. */
export function barcodeLikeness(a: string | null, b: string | null): number | null {
  if (!a || !b) return null;
  const length = Math.max(a.length, b.length);
  let same = 0;
  for (let at = 0; at < length; at += 1) if (a[at] === b[at]) same += 1;
  return same / length;
}

export interface BinProposal {
  readonly bin: string;
  /** True where nothing lies in it yet, as far as the catalogue says. */
  readonly free: boolean;
}

/**
 * The nearest bin, free ones first, in and beside which nothing looks like the SKU; null where there is none. Free
 * are the gaps between the numbers in use. `likeAny` are the SKUs that may be taken for it.
 */
export function proposeBin(
  sku: string,
  shelf: readonly ProductRow[],
  likeAny: ReadonlySet<string>,
): BinProposal | null {
  const own = shelf.find((product) => product.sku === sku)?.bin;
  if (!own) return null;
  const alike = shelf.filter((product) => product.sku !== sku && likeAny.has(product.sku));
  const clear = ({ bin }: BinProposal): boolean =>
    !adjacent(bin, own) && alike.every((product) => !adjacent(product.bin, bin));
  const near = (a: BinProposal, b: BinProposal): number => distance(own, a.bin) - distance(own, b.bin);
  const used = new Set(shelf.flatMap(({ bin }) => (bin ? [bin] : [])));
  const candidates = [
    ...gaps(used)
      .map((bin) => ({ bin, free: true }))
      .sort(near),
    ...[...used].map((bin) => ({ bin, free: false })).sort(near),
  ];
  return candidates.find(clear) ?? null;
}

/** Numbers between the lowest and the highest of each aisle that no bin has. */
function gaps(used: ReadonlySet<string>): string[] {
  const aisles = Map.groupBy(
    [...used].flatMap((bin) => {
      const place = placeOf(bin);
      return place ? [{ bin, ...place }] : [];
    }),
    ({ aisle }) => aisle,
  );
  return [...aisles.values()].flatMap((places) => {
    const taken = new Set(places.map(({ number }) => number));
    const lowest = Math.min(...taken);
    const [pattern] = places;
    if (!pattern) return [];
    const count = Math.min(Math.max(...taken) - lowest + 1, LONGEST_AISLE);
    return Array.from({ length: count }, (_, index) => lowest + index)
      .filter((number) => !taken.has(number))
      .map((number) => renumbered(pattern.bin, number, pattern.width));
  });
}

/** Bins that one aisle is searched over. */
const LONGEST_AISLE = 500;

function renumbered(bin: string, number: number, width: number): string {
  return bin.replace(/\d+(\D*)$/, (_, rest: string) => `${String(number).padStart(width, '0')}${rest}`);
}

/** Walking order, roughly: the same aisle by number, then aisles by name. */
function distance(from: string, to: string): number {
  const [a, b] = [placeOf(from), placeOf(to)];
  if (!a || !b) return 1e6;
  if (a.aisle === b.aisle) return Math.abs(a.number - b.number);
  const shared = [...a.aisle].findIndex((letter, at) => letter !== b.aisle[at]);
  return 1e4 - 1e3 * Math.max(0, shared) + Math.abs(a.number - b.number);
}
