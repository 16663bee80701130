import type { Day } from '../../domain/day.ts';
import type { DatedCause } from '../../domain/evidence.ts';
import type { BatchRow } from './facts.ts';
import { type Cohort, type RateRise, riseWithin } from './rate-change.ts';

/** A batch whose units come back more often than those of the others. */
export interface BadBatch {
  readonly batch: BatchRow;
  readonly cause: DatedCause;
  readonly rise: RateRise;
  readonly since: Day;
  /** The day from which the next batch is sold; null while this one is. */
  readonly soldUntil: Day | null;
}

/**
 * The batch whose days explain a SKU's returns best: more often back while it was sold, than before and after it. Null
 * where a rise that lasts, found by scanning every day, explains them better; every batch that is tried is paid for.
 */
export function badBatch(
  days: readonly Day[],
  cohorts: readonly Cohort[],
  scanned: RateRise,
  batches: readonly BatchRow[],
): BadBatch | null {
  const sold = batches.filter(({ sold_from }) => sold_from !== null);
  const tried = sold.flatMap((batch, index) => {
    const from = days.findIndex((day) => batch.sold_from !== null && day >= batch.sold_from);
    const next = sold[index + 1]?.sold_from ?? null;
    const until = next === null ? days.length : days.findIndex((day) => day >= next);
    return from <= 0 || until <= from ? [] : [{ batch, next, rise: riseWithin(cohorts, from, until) }];
  });
  const best = tried.toSorted((a, b) => b.rise.evidence - a.rise.evidence)[0];
  if (!best || best.batch.sold_from === null) return null;
  const margin = best.rise.evidence - Math.log(tried.length) - (scanned.evidence - Math.log(days.length));
  if (best.rise.evidence === 0 || margin < 0) return null;
  const { batch, rise } = best;
  return {
    batch,
    rise,
    since: best.batch.sold_from,
    soldUntil: best.next,
    cause: {
      kind: 'batch',
      id: batch.batch,
      on: best.batch.sold_from,
      from: batch.supplier_id,
      // No return names its lot: which batch it is of follows from the order in which goods came and went.
      to: 'inferred, first in first out',
      confidence: Number((1 / (1 + Math.exp(-margin))).toFixed(2)),
    },
  };
}
