import { addDays, type Day, daysBetween } from '../../domain/day.ts';
import type { OrderedLineRow } from './facts.ts';

/** What counts as on time and in full. */
export interface OtifDefinition {
  /** Days before the promise, and after it, that still are on time. */
  readonly earlyDays: number;
  readonly lateDays: number;
  /** Share of a line's units that may be missing. */
  readonly shortShare: number;
}

/** One purchase order that was due: its lines arrive together and would count many times over. */
export interface DueOrder {
  readonly poId: string;
  readonly orderedOn: Day;
  readonly promisedOn: Day;
  /** Null: it is overdue, and not here yet. */
  readonly arrivedOn: Day | null;
  /** Days after the promise; for one that is not here, so far. */
  readonly slipDays: number;
  readonly lines: number;
  /** Lines that came on time and in full. */
  readonly goodLines: number;
}

/** The orders of each supplier whose day has come, oldest promise first. */
export function dueOrders(
  lines: readonly OrderedLineRow[],
  today: Day,
  definition: OtifDefinition,
): Map<string, DueOrder[]> {
  const orders = Map.groupBy(lines, ({ po_id }) => po_id);
  const bySupplier = new Map<string, DueOrder[]>();
  for (const [poId, own] of orders) {
    const order = dueOrder(poId, own, today, definition);
    const supplierId = own[0]?.supplier_id;
    if (!order || supplierId === undefined) continue;
    bySupplier.set(supplierId, [...(bySupplier.get(supplierId) ?? []), order]);
  }
  for (const [supplierId, own] of bySupplier) {
    bySupplier.set(
      supplierId,
      own.toSorted((a, b) => (a.promisedOn < b.promisedOn ? -1 : a.promisedOn > b.promisedOn ? 1 : 0)),
    );
  }
  return bySupplier;
}

function dueOrder(
  poId: string,
  lines: readonly OrderedLineRow[],
  today: Day,
  definition: OtifDefinition,
): DueOrder | null {
  const promises = lines.flatMap(({ promised_on }) => (promised_on === null ? [] : [promised_on]));
  const promisedOn = promises.toSorted()[0];
  const first = lines[0];
  if (promisedOn === undefined || !first) return null;
  const arrivals = lines.flatMap(({ arrived_on }) => (arrived_on === null ? [] : [arrived_on])).toSorted();
  const arrivedOn = arrivals[Math.floor((arrivals.length - 1) / 2)] ?? null;
  const isDue = arrivedOn !== null || addDays(promisedOn, definition.lateDays) < today;
  if (!isDue) return null;
  return {
    poId,
    orderedOn: first.ordered_on,
    promisedOn,
    arrivedOn,
    slipDays: daysBetween(promisedOn, arrivedOn ?? today),
    lines: lines.length,
    goodLines: lines.filter((line) => isOnTimeInFull(line, definition)).length,
  };
}

function isOnTimeInFull(
  { promised_on, arrived_on, ordered, received }: OrderedLineRow,
  { earlyDays, lateDays, shortShare }: OtifDefinition,
): boolean {
  if (promised_on === null || arrived_on === null) return false;
  const slip = daysBetween(promised_on, arrived_on);
  return slip >= -earlyDays && slip <= lateDays && received >= ordered * (1 - shortShare);
}

/** The definition in a sentence, for those who read a share that rests on it. */
export function definitionWords({ earlyDays, lateDays, shortShare }: OtifDefinition): string {
  return `Order lines that came at most ${earlyDays} days before and ${lateDays} days after the first promise, with at most ${Math.round(100 * shortShare)} % of the units missing; overdue lines that are not here count against it.`;
}
