import { daysBetween } from '../../domain/day.ts';
import { type Pmf, pmfQuantile } from '../../stats/discrete.ts';
import type { LeadTime } from '../inventory/outlook.ts';
import type { OrderedLineRow } from './facts.ts';

/** How one purchase order went: days from order to promise, and from promise to arrival (negative: early). */
export interface Slip {
  readonly supplierId: string;
  readonly promisedDays: number | null;
  readonly actualDays: number;
  /** Days since the arrival; newer ones tell more. */
  readonly age: number;
}

/** One slip per purchase order, not per line: lines of one order arrive together and would count twice. */
export function slipsOf(lines: readonly OrderedLineRow[], today: string): Slip[] {
  const orders = new Map<string, OrderedLineRow[]>();
  for (const line of lines) {
    if (line.arrived_on === null) continue;
    const group = orders.get(line.po_id);
    if (group) group.push(line);
    else orders.set(line.po_id, [line]);
  }
  return [...orders.values()].map((group) => slipOf(group, today));
}

function slipOf(group: readonly OrderedLineRow[], today: string): Slip {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const first = group[0] as OrderedLineRow;
  const promised = group.flatMap((line) =>
    line.promised_on === null ? [] : [daysBetween(line.ordered_on, line.promised_on)],
  );
  const actual = group.map((line) => daysBetween(line.ordered_on, line.arrived_on ?? line.ordered_on));
  const age = Math.min(...group.map((line) => daysBetween(line.arrived_on ?? today, today)));
  return {
    supplierId: first.supplier_id,
    promisedDays: promised.length > 0 ? Math.round(mean(promised)) : null,
    actualDays: Math.max(0, Math.round(mean(actual))),
    age,
  };
}

/** The slips of a supplier as weights by day: `weights[i]` belongs to a slip of `i + lowest` days. */
export interface SlipDistribution {
  readonly lowest: number;
  readonly pmf: Pmf;
  /** Own receipts; 0 when all of it comes from other suppliers or from the quote. */
  readonly receipts: number;
  /** Days from order to promise that this supplier usually gives; null when unknown. */
  readonly promisedDays: number | null;
}

/** The slips of all suppliers, summed by day once a night. */
export interface SlipPool {
  readonly bySupplier: ReadonlyMap<string, readonly Slip[]>;
  /** Weights of the slips against a promise, by their days. */
  readonly promised: ReadonlyMap<number, number>;
}

/** Groups slips by supplier and adds up the weights that the pool of all has. */
export function slipPool(slips: readonly Slip[]): SlipPool {
  const bySupplier = new Map<string, Slip[]>();
  const promised = new Map<number, number>();
  for (const slip of slips) {
    const own = bySupplier.get(slip.supplierId);
    if (own) own.push(slip);
    else bySupplier.set(slip.supplierId, [slip]);
    if (slip.promisedDays !== null) addTo(promised, slip.actualDays - slip.promisedDays, weightOf(slip));
  }
  return { bySupplier, promised };
}

/** Pseudo-orders that the pool of all suppliers weighs against a supplier's own. */
const POOL_WEIGHT = 3;
/** Half of a receipt's weight is gone after this many days, so that a supplier that changed is believed. */
export const HALF_LIFE_DAYS = 180;

/**
 * The distribution of slips against the promise (or, without promises, against the quote), shrunk to the other
 * suppliers' slips: own weight n / (n + 3). Each slip is blurred over its neighbouring days.
 */
export function slipDistribution(
  supplierId: string | null,
  quotedDays: number | null,
  { bySupplier, promised }: SlipPool,
): SlipDistribution {
  const own = (supplierId === null ? undefined : bySupplier.get(supplierId)) ?? [];
  const others = new Map(promised);
  const weights = new Map<number, number>();
  // The fewer orders there are, the less their very days are to be believed.
  const blur = POOL_WEIGHT / (own.length + POOL_WEIGHT) / 2;
  for (const slip of own) {
    const days = slip.promisedDays ?? quotedDays;
    if (slip.promisedDays !== null) addTo(others, slip.actualDays - slip.promisedDays, -weightOf(slip));
    if (days !== null) spread(weights, slip.actualDays - days, weightOf(slip), blur);
  }
  const left = [...others].filter(([, weight]) => weight > ROUNDING);
  const total = left.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [days, weight] of left) spread(weights, days, (POOL_WEIGHT * weight) / total, blur);
  if (weights.size === 0) weights.set(0, 1);
  const lowest = Math.min(...weights.keys());
  const span = Math.max(...weights.keys()) - lowest + 1;
  const sum = [...weights.values()].reduce((a, b) => a + b, 0);
  const pmf = Array.from({ length: span }, (_, i) => (weights.get(i + lowest) ?? 0) / sum);
  const promises = own.flatMap((slip) => (slip.promisedDays === null ? [] : [slip.promisedDays]));
  return { lowest, pmf, receipts: own.length, promisedDays: median(promises) };
}

/** What taking a weight from a sum of weights may leave of nothing. */
const ROUNDING = 1e-9;

function addTo(weights: Map<number, number>, days: number, weight: number): void {
  weights.set(days, (weights.get(days) ?? 0) + weight);
}

/** Days from an order placed now to its arrival; null quote and no receipts of one's own leave it unknown. */
export function leadTimeOf(
  quotedDays: number | null,
  slip: SlipDistribution,
  fallbackDays: number,
): LeadTime {
  const base = slip.promisedDays ?? quotedDays ?? fallbackDays;
  const pmf: number[] = [];
  slip.pmf.forEach((p, i) => {
    const days = Math.max(0, base + slip.lowest + i);
    pmf[days] = (pmf[days] ?? 0) + p;
  });
  const filled = Array.from(pmf, (p) => p ?? 0);
  return {
    quotedDays,
    p50: pmfQuantile(filled, 0.5),
    p90: pmfQuantile(filled, 0.9),
    pmf: filled,
    receipts: slip.receipts,
  };
}

/** What people know better of a lead time, in days from the order. */
export interface KnownDays {
  readonly p50Days?: number;
  readonly p90Days?: number;
}

/**
 * Slips whose lead time people know better: moved as they are to the median that they set, and what lies above the
 * median stretched until nine in ten come within the days that they set.
 */
export function correctedSlip(
  slip: SlipDistribution,
  { p50Days, p90Days }: KnownDays,
  { quotedDays, fallbackDays }: { quotedDays: number | null; fallbackDays: number },
): SlipDistribution {
  const base = slip.promisedDays ?? quotedDays ?? fallbackDays;
  const [middle, late] = [pmfQuantile(slip.pmf, 0.5), pmfQuantile(slip.pmf, 0.9)];
  const lowest = p50Days === undefined ? slip.lowest : Math.round(p50Days) - base - middle;
  if (p90Days === undefined) return { ...slip, lowest };
  const width = Math.max(0, Math.round(p90Days) - base - lowest - middle);
  const pmf =
    late > middle ? stretched(slip.pmf, middle, width / (late - middle)) : tailed(slip.pmf, middle, width);
  return { ...slip, lowest, pmf };
}

/** Chances whose distance above `middle` is `factor` times what it was. */
function stretched(pmf: Pmf, middle: number, factor: number): Pmf {
  const moved: number[] = [];
  pmf.forEach((p, i) => {
    const to = i <= middle ? i : middle + Math.round((i - middle) * factor);
    moved[to] = (moved[to] ?? 0) + p;
  });
  return Array.from(moved, (p) => p ?? 0);
}

/** Where nothing ever comes after `middle`: four in ten do, the latest of them `width` days after it. */
function tailed(pmf: Pmf, middle: number, width: number): Pmf {
  if (width === 0) return pmf;
  const early = pmf.slice(0, middle + 1);
  const sum = early.reduce((total, p) => total + p, 0);
  const later = Array.from({ length: width }, (_, i) => BETWEEN / width + (i === width - 1 ? LATEST : 0));
  return [...early.map((p) => (p / sum) * (1 - BETWEEN - LATEST)), ...later];
}

const BETWEEN = 0.25;
const LATEST = 0.15;

function weightOf(slip: Slip): number {
  return 0.5 ** (Math.max(0, slip.age) / HALF_LIFE_DAYS);
}

/** The share `blur` of the weight goes to the neighbouring days: the next order will not hit the same one. */
function spread(weights: Map<number, number>, slip: number, weight: number, blur: number): void {
  addTo(weights, slip - 1, (weight * blur) / 2);
  addTo(weights, slip, weight * (1 - blur));
  addTo(weights, slip + 1, (weight * blur) / 2);
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null;
}
