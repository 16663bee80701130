import type { Queryable } from '../../domain/database.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { FindingKind, Subject } from '../../domain/finding.ts';
import { type Asked, readArrivals, readReturns, readSpend, readStock } from './facts.ts';

/** A warning whose aftermath is asked for. */
export interface Warned {
  /** The caller's own name for it. */
  readonly key: string;
  readonly kind: FindingKind;
  readonly subject: Subject;
  /** The day of the warning, or of the decision on it. */
  readonly day: Day;
}

/** What the data shows after a warning; money in minor units of the shop's currency. */
export type Afterwards =
  | {
      readonly measure: 'stock';
      readonly key: string;
      /** What was warned of came about. */
      readonly happened: boolean;
      readonly dryDays: number;
      readonly days: number;
      /** Margin before shipping and ads that the dry days would have brought at the 28 days' rate before; null without costs. */
      readonly lostMinor: number | null;
    }
  | {
      readonly measure: 'arrival';
      readonly key: string;
      readonly happened: boolean;
      /** Days after the promise; null when nothing had come by the end. */
      readonly daysLate: number | null;
    }
  | {
      readonly measure: 'spend';
      readonly key: string;
      readonly happened: null;
      readonly beforeMinor: number;
      readonly afterMinor: number;
      readonly conversionsBefore: number;
      readonly conversionsAfter: number;
    }
  | {
      readonly measure: 'returns';
      readonly key: string;
      readonly happened: boolean;
      /** Units sold in the 28 days before and after, and of them those that came back within 14 days. */
      readonly soldBefore: number;
      readonly backBefore: number;
      readonly soldAfter: number;
      readonly backAfter: number;
    };

type Measure = Afterwards['measure'];

/** How each kind of warning is measured; the others only by whether they went on. */
const MEASURE_OF: Partial<Record<FindingKind, Measure>> = {
  stockout_risk: 'stock',
  late_purchase_order: 'arrival',
  cpa_breach: 'spend',
  unprofitable_spend: 'spend',
  spend_on_low_stock: 'spend',
  return_spike: 'returns',
};

/** Days until a warning is looked back on: a usual lead time; two weeks of ads; four of orders and two to send back. */
const HORIZON_DAYS: Readonly<Record<Measure, number>> = { stock: 30, arrival: 30, spend: 14, returns: 42 };
const USUAL_HORIZON_DAYS = 28;

const READERS = { stock: readStock, arrival: readArrivals, spend: readSpend, returns: readReturns } as const;
type Reader = (db: Queryable, asked: readonly Asked[], timeZone: string) => Promise<Afterwards[]>;

/** Days after which what came of a kind of warning can be told. */
export function horizonOf(kind: FindingKind): number {
  const measure = MEASURE_OF[kind];
  return measure ? HORIZON_DAYS[measure] : USUAL_HORIZON_DAYS;
}

/**
 * What the data shows of each warning up to its horizon, by key: one query for each way of measuring. A warning whose
 * horizon ends after `today`, or of which no rows tell, is not in it.
 */
export async function readAfterwards(
  db: Queryable,
  warned: readonly Warned[],
  { today, timeZone }: { today: Day; timeZone: string },
): Promise<Map<string, Afterwards>> {
  const over = warned.filter(({ kind, day }) => addDays(day, horizonOf(kind)) <= today);
  const byMeasure = Map.groupBy(over, ({ kind }) => MEASURE_OF[kind]);
  const found: Afterwards[] = [];
  for (const [measure, read] of Object.entries(READERS) as [Measure, Reader][]) {
    const asked = (byMeasure.get(measure) ?? []).map(({ key, kind, subject, day }) => ({
      key,
      type: subject.type,
      id: subject.id,
      from: day,
      until: addDays(day, horizonOf(kind)),
    }));
    if (asked.length > 0) found.push(...(await read(db, asked, timeZone)));
  }
  return new Map(found.map((one) => [one.key, one]));
}
