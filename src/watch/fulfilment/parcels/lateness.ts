import { rateChange } from '../../../stats/change-point.ts';
import type { PromiseRow } from './facts.ts';

/** A carrier's service that has been late more often since a day. */
export interface Lateness {
  readonly carrier: string;
  readonly service: string | null;
  /** Index of the first day with the new rate. */
  readonly since: number;
  readonly due: number;
  readonly late: number;
  /** Share late before that day, and parcels that it rests on. */
  readonly baseline: number;
  readonly dueBefore: number;
  readonly evidence: number;
}

export interface LatenessLimits {
  readonly falseAlarmsPerMonth: number;
  /** Times the share before, and shares above it, from which it is reported. */
  readonly ratio: number;
  readonly points: number;
  readonly minParcels: number;
}

/**
 * Services whose share of late parcels rose: the most likely day of a change of rate (Poisson likelihood ratio over
 * the dispersion between days), with a limit that pays for every service and for looking every night of a month.
 */
export function findLateness(rows: readonly PromiseRow[], days: number, limits: LatenessLimits): Lateness[] {
  const services = [...Map.groupBy(rows, ({ carrier, service }) => `${carrier}\n${service ?? ''}`).values()];
  const limit = Math.log((services.length * NIGHTS * SCAN_FACTOR) / limits.falseAlarmsPerMonth);
  return services.flatMap((own) => {
    const lateness = changeOf(own, days);
    if (!lateness || lateness.evidence < limit) return [];
    const rate = lateness.late / lateness.due;
    const isEnough = lateness.due >= limits.minParcels && lateness.dueBefore >= limits.minParcels;
    const isWorse = rate >= limits.ratio * lateness.baseline && rate - lateness.baseline >= limits.points;
    return isEnough && isWorse ? [lateness] : [];
  });
}

const NIGHTS = 30;
/** False alarms of the scan a service and night, over exp(−limit), where bad days come in lumps; from simulated months. */
const SCAN_FACTOR = 8;
/** Days that a change must have lasted: three bad days in a row are a storm. */
const LATEST = 5;

function changeOf(rows: readonly PromiseRow[], days: number): Lateness | null {
  const [first] = rows;
  const due = new Float64Array(days + 1);
  const late = new Float64Array(days + 1);
  for (const row of rows) {
    due[row.at] = (due[row.at] ?? 0) + row.due;
    late[row.at] = (late[row.at] ?? 0) + row.late;
  }
  // Nobody scans deliveries here: lateness cannot be told.
  if (!first || total(late) >= 0.9 * total(due)) return null;
  const change = rateChange(late, due, { from: 0, latest: LATEST });
  if (!change || change.after <= change.before) return null;
  return {
    carrier: first.carrier,
    service: first.service,
    since: change.at,
    due: total(due.subarray(change.at)),
    late: total(late.subarray(change.at)),
    baseline: change.before,
    dueBefore: total(due.subarray(0, change.at)),
    evidence: change.evidence,
  };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
