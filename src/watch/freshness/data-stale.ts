import { addDays, type Day, eachDay, weekdayOf } from '../../domain/day.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import type { Thresholds } from '../thresholds.ts';
import type { PulseRow } from './facts.ts';
import { SOURCES, type WatchedSource } from './sources.ts';

const HOURS_MS = 3_600_000;
const DAY_HOURS = 24;

interface Look {
  readonly now: Date;
  readonly today: Day;
  readonly thresholds: Thresholds;
}

/** Reports each source that has missed its own usual rhythm, or that is needed and was never loaded. */
export function staleSources(pulses: readonly PulseRow[], look: Look): FindingDraft<'data_stale'>[] {
  return SOURCES.flatMap((source) => {
    const pulse = pulses.find((row) => row.source === source.id);
    const draft = pulse ? silent(source, pulse, look) : neverLoaded(source, look);
    return draft ? [draft] : [];
  });
}

function silent(source: WatchedSource, pulse: PulseRow, look: Look): FindingDraft<'data_stale'> | null {
  const every = usualHours(pulse);
  const age = (look.now.getTime() - pulse.last_at.getTime()) / HOURS_MS;
  const missed = look.thresholds['data_stale.missed_intervals'];
  if (age <= every * missed || usualDaysSince(pulse, look.today) < missed) return null;
  const headline = `The last of the ${source.label} is ${ageWords(age)} old; one is usual every ${ageWords(every)}.`;
  return draftOf(source, look, { headline, consequence: source.stale, every, pulse });
}

function neverLoaded(source: WatchedSource, look: Look): FindingDraft<'data_stale'> | null {
  if (source.missing === null) return null;
  const headline = `No ${source.label} are loaded. ${source.missing}`;
  return draftOf(source, look, { headline, consequence: source.missing, every: DAY_HOURS, pulse: null });
}

function draftOf(
  { id, table }: WatchedSource,
  { today }: Look,
  said: { headline: string; consequence: string; every: number; pulse: PulseRow | null },
): FindingDraft<'data_stale'> {
  const { headline, consequence, every, pulse } = said;
  return {
    kind: 'data_stale',
    subject: { type: 'source', id },
    severity: 'warning',
    headline,
    evidence: {
      window: { from: today, to: today },
      sources: [{ table, rows: pulse?.active_days ?? 0 }],
      confidence: 1,
      lastRowAt: pulse?.last_at.toISOString() ?? null,
      expectedEvery: Math.round(every * 10) / 10,
      consequence,
    },
    stake: null,
    deadline: null,
  };
}

/** The mean time between days with rows, in hours, at least a day; a day where there is one row only. */
function usualHours({ active_days, span_days }: PulseRow): number {
  return active_days > 1 ? (DAY_HOURS * span_days) / (active_days - 1) : DAY_HOURS;
}

/** Whole days since the last row on which one was usual: a warehouse that rests at weekends has missed none by Monday. */
function usualDaysSince({ last_day, usual_weekdays }: PulseRow, today: Day): number {
  if (usual_weekdays.length === 0) return Number.POSITIVE_INFINITY;
  return eachDay(addDays(last_day, 1), addDays(today, -1)).filter((day) =>
    usual_weekdays.includes(weekdayOf(day)),
  ).length;
}

function ageWords(hours: number): string {
  if (hours < 48) return `${Math.round(hours)} hours`;
  return `${Math.round(hours / DAY_HOURS)} days`;
}
