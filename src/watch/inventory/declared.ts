import { z } from 'zod';
import { daysBetween } from '../../domain/day.ts';
import type { EventRow } from '../catalogue/facts.ts';
import type { RunWindow } from './facts.ts';
import { PEAK_DAYS, type Spike } from './spikes.ts';

/** Kinds of events that draw demand for a while; the other kinds explain a change but have no peak. */
const DRAWING: ReadonlySet<string> = new Set(['launch', 'promotion', 'influencer']);

/** What who declared an event expects of it. */
export interface ExpectedLift {
  readonly peakRatio: number;
  readonly peakHours: number | null;
  readonly settleRatio: number | null;
}

/** A spike that people declared, with what can be told of it before it begins. */
export interface DeclaredSpike extends Spike {
  readonly eventId?: string;
  /** Whether its last day was declared too, and is not assumed. */
  readonly hasEnd?: boolean;
  readonly expected?: ExpectedLift | null;
}

/** The declared spikes of each SKU, in order of time; one without an end is taken to peak for three days. */
export function declaredSpikes(events: readonly EventRow[], window: RunWindow): Map<string, DeclaredSpike[]> {
  const spikes = new Map<string, DeclaredSpike[]>();
  for (const { event_id, kind, sku, starts_on, ends_on, channel, extra } of events) {
    if (sku === null || !DRAWING.has(kind)) continue;
    const from = daysBetween(window.from, starts_on);
    const until = ends_on === null ? from + PEAK_DAYS : daysBetween(window.from, ends_on) + 1;
    const own = spikes.get(sku) ?? [];
    own.push({
      ...{ from, until: Math.max(until, from + 1), kind, channel, strength: Number.POSITIVE_INFINITY },
      ...{ eventId: event_id, hasEnd: ends_on !== null, expected: expectedOf(extra) },
    });
    spikes.set(sku, own);
  }
  for (const own of spikes.values()) own.sort((a, b) => a.from - b.from);
  return spikes;
}

const within = (least: number, most: number) =>
  z.coerce.string().trim().min(1).transform(Number).pipe(z.number().min(least).max(most));

const EXPECTED = z
  .object({
    peak_ratio: within(0, 100),
    peak_hours: within(1, 2400).nullable().catch(null),
    settle_ratio: within(0, 20).nullable().catch(null),
  })
  .transform(
    ({ peak_ratio, peak_hours, settle_ratio }): ExpectedLift => ({
      peakRatio: peak_ratio,
      peakHours: peak_hours,
      settleRatio: settle_ratio,
    }),
  );

/** What was written of an event's size; null without a peak that makes sense. */
function expectedOf(extra: EventRow['extra']): ExpectedLift | null {
  return EXPECTED.safeParse(extra).data ?? null;
}
