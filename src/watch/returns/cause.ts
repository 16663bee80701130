import { type Day, daysBetween } from '../../domain/day.ts';
import type { DatedCause } from '../../domain/evidence.ts';
import type { ChangeRow } from './facts.ts';
import { type Cohort, type RateRise, riseAt } from './rate-change.ts';

/** What was considered as the beginning of a rise, and what was chosen. */
export interface Attribution {
  readonly cause: DatedCause | null;
  readonly rise: RateRise;
  readonly since: Day;
  /** Other dates that were looked at, with how much less they explain; a sentence each. */
  readonly considered: readonly string[];
}

/** Days by which a known date may miss the best day and still be told as what it began with. */
const NEAR_DAYS = 28;

/**
 * Names the beginning of a rise: known dates are tried first, and one is chosen where the rise since it explains what
 * is seen about as well as the best day that a scan finds. In words of association: nothing here proves a cause.
 */
export function attribute(
  days: readonly Day[],
  cohorts: readonly Cohort[],
  scanned: RateRise,
  changes: readonly ChangeRow[],
  of: { sku: string; supplierId: string | null },
): Attribution {
  const known = changes
    .filter(({ sku, supplier_id }) =>
      sku === null ? supplier_id !== null && supplier_id === of.supplierId : sku === of.sku,
    )
    .flatMap((change) => {
      const at = days.findIndex((day) => day >= change.on);
      return at <= 0 ? [] : [{ change, rise: riseAt(cohorts, at) }];
    })
    .toSorted((a, b) => b.rise.evidence - a.rise.evidence);
  const scannedDay = days[scanned.at] ?? '';
  // The scan has looked at every day and a known date at one: that is worth the logarithm of the days.
  const searched = Math.log(days.length);
  const chosen = known.find(
    ({ change, rise }) =>
      rise.evidence > 0 &&
      rise.evidence + searched >= scanned.evidence &&
      Math.abs(daysBetween(change.on, scannedDay)) <= NEAR_DAYS,
  );
  const considered = known
    .filter((one) => one !== chosen)
    .slice(0, 3)
    .map(
      ({ change, rise }) =>
        `${change.kind.replace('_', ' ')} ${change.event_id} on ${change.on} explains less (log-likelihood ${rise.evidence.toFixed(1)} against ${scanned.evidence.toFixed(1)})`,
    );
  if (!chosen) return { cause: null, rise: scanned, since: scannedDay, considered };
  const { change, rise } = chosen;
  return {
    cause: {
      kind: change.kind,
      id: change.event_id,
      on: change.on,
      from: null,
      to: change.supplier_id ?? change.note,
      confidence: Number((1 / (1 + Math.exp(scanned.evidence - rise.evidence - searched))).toFixed(2)),
    },
    rise,
    since: change.on,
    considered,
  };
}
