import type { PickRow } from './facts.ts';

/** Errors of one station and shift, day by day, beside what the same SKUs have elsewhere. */
export interface PickCell {
  readonly station: string | null;
  readonly shift: string | null;
  readonly picks: Float64Array;
  readonly errors: Float64Array;
  /** Errors that the day's picks would have had at the rates of all other stations and shifts. */
  readonly expected: Float64Array;
  /** Errors of all other stations and shifts in the window: what the expectation rests on. */
  readonly errorsElsewhere: number;
}

interface Count {
  picks: number;
  errors: number;
}

/** Picks' worth of the overall rate that a SKU's own rate is shrunk by. */
const SKU_PRIOR = 50;
/** Errors' worth of an ordinary day that a day's own level is shrunk by. */
const DAY_PRIOR = 10;

/**
 * Indirect standardisation (Breslow & Day 1987, ch. 2): expected errors of a place are its picks of each SKU times
 * that SKU's rate at all other places, so that a place is not blamed for the SKUs it happens to pick. Each day is
 * scaled by what the other places show on it, because the errors of the last days are not all known yet.
 * `days` is the length of the window; index `days` is the running day.
 */
export function pickCells(rows: readonly PickRow[], days: number): PickCell[] {
  const total: Count = { picks: 0, errors: 0 };
  const skus = new Map<string, Count>();
  const places = new Map<string, Count>();
  const parts = new Map<string, Count>();
  for (const row of rows) {
    add(total, row);
    add(entry(skus, row.sku), row);
    add(entry(places, placeOf(row)), row);
    add(entry(parts, `${placeOf(row)}\n${row.sku}`), row);
  }
  const cells = new Map<string, PickCell>();
  for (const row of rows) {
    const place = placeOf(row);
    const cell = cells.get(place) ?? emptyCell(row, days, total.errors - (places.get(place)?.errors ?? 0));
    cells.set(place, cell);
    const own = parts.get(`${place}\n${row.sku}`) ?? NONE;
    const rate = rateElsewhere(skus.get(row.sku) ?? NONE, own, total, places.get(place) ?? NONE);
    plus(cell.picks, row.at, row.picks);
    plus(cell.errors, row.at, row.errors);
    plus(cell.expected, row.at, row.picks * rate);
  }
  return byDays([...cells.values()], days);
}

const NONE: Count = { picks: 0, errors: 0 };

function placeOf({ station, shift }: Pick<PickRow, 'station' | 'shift'>): string {
  return `${station ?? ''}\n${shift ?? ''}`;
}

/** A SKU's error rate without the place's own picks, shrunk to the rate of everything elsewhere. */
function rateElsewhere(sku: Count, own: Count, total: Count, place: Count): number {
  const overall = (total.errors - place.errors + 0.5) / (total.picks - place.picks + 1);
  return (sku.errors - own.errors + SKU_PRIOR * overall) / (sku.picks - own.picks + SKU_PRIOR);
}

/** Scales each day's expectation by the level of that day at the other places. */
function byDays(cells: readonly PickCell[], days: number): PickCell[] {
  const errors = new Float64Array(days + 1);
  const expected = new Float64Array(days + 1);
  for (const cell of cells) {
    for (let at = 0; at <= days; at += 1) {
      plus(errors, at, cell.errors[at] ?? 0);
      plus(expected, at, cell.expected[at] ?? 0);
    }
  }
  return cells.map((cell) => ({
    ...cell,
    expected: cell.expected.map((own, at) => {
      const seen = (errors[at] ?? 0) - (cell.errors[at] ?? 0) + DAY_PRIOR;
      return (own * seen) / ((expected[at] ?? 0) - own + DAY_PRIOR);
    }),
  }));
}

function emptyCell({ station, shift }: PickRow, days: number, errorsElsewhere: number): PickCell {
  const zeros = () => new Float64Array(days + 1);
  return { station, shift, picks: zeros(), errors: zeros(), expected: zeros(), errorsElsewhere };
}

function entry(counts: Map<string, Count>, key: string): Count {
  const known = counts.get(key) ?? { picks: 0, errors: 0 };
  counts.set(key, known);
  return known;
}

function add(count: Count, { picks, errors }: Count): void {
  count.picks += picks;
  count.errors += errors;
}

function plus(values: Float64Array, at: number, value: number): void {
  values[at] = (values[at] ?? 0) + value;
}
