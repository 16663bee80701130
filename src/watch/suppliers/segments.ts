import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { median } from 'simple-statistics';
import type { Day } from '../../domain/day.ts';
import type { OrderedLineRow } from './facts.ts';
import { type Slip, type SlipPool, slipPool, slipsOf } from './lead-time.ts';

/** Part of what a supplier delivers that takes longer or shorter than its other orders. */
export interface Segment {
  readonly supplierId: string;
  /** A class of SKUs, or the quarter of the year in which an order is placed: "Q4". */
  readonly by: 'category' | 'quarter';
  readonly name: string;
  readonly slips: readonly Slip[];
}

/** Orders on each side from which the two can be told apart. */
const LEAST_ORDERS = 6;
/** Days between the medians below which nobody would order differently. */
const LEAST_DAYS = 2;
/** Chance that orders of one kind pass for two, over all that are compared of a supplier. */
const FALSE_ALARM = 0.01;

/**
 * The classes of SKUs and the quarters of the year whose lead time differs from the rest of the same supplier's, by
 * the rank-sum test of Wilcoxon with Bonferroni's charge for the segments compared.
 */
export function findSegments(
  lines: readonly OrderedLineRow[],
  categoryOf: (sku: string) => string | null,
  today: Day,
): Segment[] {
  const arrived = lines.filter(({ arrived_on }) => arrived_on !== null);
  const bySupplier = Map.groupBy(arrived, ({ supplier_id }) => supplier_id);
  return [...bySupplier].flatMap(([supplierId, own]) => {
    const segments = [
      ...segmentsBy('category', own, ({ sku }) => categoryOf(sku), supplierId, today),
      ...segmentsBy('quarter', own, ({ ordered_on }) => quarterOf(ordered_on), supplierId, today),
    ];
    const limit = -normalQuantile(FALSE_ALARM / 2 / Math.max(1, segments.length), 0, 1);
    return segments.flatMap(({ others, ...segment }) =>
      differs(segment.slips, others, limit) ? [segment] : [],
    );
  });
}

/** Under which name a segment's lead time is learned: "SUP-1|Footwear", "SUP-1|Q4". */
export function segmentKey({ supplierId, name }: Pick<Segment, 'supplierId' | 'by' | 'name'>): string {
  return `${supplierId}|${name}`;
}

/** The quarter of a day: "Q1" to "Q4". */
export function quarterOf(day: Day): string {
  return `Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** A pool in which a segment's own slips stand for all of its supplier's, which are known to be others. */
export function poolOf(pool: SlipPool, { supplierId, slips }: Segment): SlipPool {
  const others = [...pool.bySupplier].filter(([id]) => id !== supplierId).flatMap(([, own]) => own);
  return slipPool([...others, ...slips]);
}

function segmentsBy(
  by: Segment['by'],
  lines: readonly OrderedLineRow[],
  nameOf: (line: OrderedLineRow) => string | null,
  supplierId: string,
  today: Day,
): (Segment & { others: readonly Slip[] })[] {
  const groups = Map.groupBy(lines, nameOf);
  if (groups.size < 2) return [];
  return [...groups].flatMap(([name, of]) => {
    if (name === null) return [];
    const slips = slipsOf(of, today);
    const others = slipsOf(
      lines.filter((line) => nameOf(line) !== name),
      today,
    );
    const isEnough = slips.length >= LEAST_ORDERS && others.length >= LEAST_ORDERS;
    return isEnough ? [{ supplierId, by, name, slips, others }] : [];
  });
}

/** Wilcoxon's rank sum as a normal deviate, ties sharing their mean rank and taken off the variance. */
function differs(own: readonly Slip[], others: readonly Slip[], limit: number): boolean {
  if (Math.abs(medianDays(own) - medianDays(others)) < LEAST_DAYS) return false;
  const n = own.length + others.length;
  const tied = [...Map.groupBy([...own, ...others], ({ actualDays }) => actualDays)]
    .map(([days, { length }]) => ({ days, length }))
    .toSorted((a, b) => a.days - b.days);
  const rankOf = new Map<number, number>();
  let below = 0;
  for (const { days, length } of tied) {
    rankOf.set(days, below + (length + 1) / 2);
    below += length;
  }
  const sum = own.reduce((total, { actualDays }) => total + (rankOf.get(actualDays) ?? 0), 0);
  const ties = tied.reduce((total, { length }) => total + length ** 3 - length, 0);
  const variance = ((own.length * others.length) / 12) * (n + 1 - ties / (n * (n - 1)));
  const deviation = Math.abs(sum - (own.length * (n + 1)) / 2) / Math.sqrt(variance);
  return variance > 0 && deviation > limit;
}

function medianDays(slips: readonly Slip[]): number {
  return median(slips.map(({ actualDays }) => actualDays));
}
