import { addDays, type Day, daysBetween } from '../../domain/day.ts';
import { conditionedAtLeast, normalise, type Pmf, pmfQuantile } from '../../stats/discrete.ts';
import type { OrderedLineRow } from './facts.ts';
import type { SlipDistribution } from './lead-time.ts';

/** When an open line is expected: `pmf[i]` is the probability that it comes i days from today. */
export interface Arrival {
  readonly pmf: Pmf;
  readonly expectedOn: Day;
}

/** Share of orders that come later than anything seen so far, and by how many days on average. */
const TAIL_SHARE = 0.05;
const TAIL_MEAN_DAYS = 10;
const TAIL_DAYS = 60;

/** The arrival of an open line: its promise (or its order day and the usual lead time) plus slip, given it is not here. */
export function arrivalOf(
  line: Pick<OrderedLineRow, 'ordered_on' | 'promised_on'>,
  slip: SlipDistribution,
  usualDays: number,
  today: Day,
): Arrival {
  const due = line.promised_on ?? addDays(line.ordered_on, usualDays);
  const base = daysBetween(today, due) + slip.lowest;
  const chances = [...slip.pmf.map((p) => p * (1 - TAIL_SHARE)), ...TAIL];
  const shift = Math.max(0, -base);
  const offsets = [...new Array<number>(Math.max(0, base)).fill(0), ...chances.slice(0)];
  const pmf = shift > 0 ? normalise(conditionedAtLeast(offsets, shift).slice(shift)) : normalise(offsets);
  return { pmf, expectedOn: addDays(today, pmfQuantile(pmf, 0.5)) };
}

const TAIL = Array.from(
  { length: TAIL_DAYS },
  (_, i) => (TAIL_SHARE / TAIL_MEAN_DAYS) * (1 - 1 / TAIL_MEAN_DAYS) ** i,
);
