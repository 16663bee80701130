import { daysBetween } from '../../domain/day.ts';
import type { EventRow } from '../catalogue/facts.ts';
import type { RunWindow } from './facts.ts';
import { PEAK_DAYS, type Spike } from './spikes.ts';

/** Kinds of events that draw demand for a while; the other kinds explain a change but have no peak. */
const DRAWING: ReadonlySet<string> = new Set(['launch', 'promotion', 'influencer']);

/** The declared spikes of each SKU, in order of time; one without an end is taken to peak for three days. */
export function declaredSpikes(events: readonly EventRow[], window: RunWindow): Map<string, Spike[]> {
  const spikes = new Map<string, Spike[]>();
  for (const { kind, sku, starts_on, ends_on, channel } of events) {
    if (sku === null || !DRAWING.has(kind)) continue;
    const from = daysBetween(window.from, starts_on);
    const until = ends_on === null ? from + PEAK_DAYS : daysBetween(window.from, ends_on) + 1;
    const own = spikes.get(sku) ?? [];
    own.push({ from, until: Math.max(until, from + 1), kind, channel, strength: Number.POSITIVE_INFINITY });
    spikes.set(sku, own);
  }
  for (const own of spikes.values()) own.sort((a, b) => a.from - b.from);
  return spikes;
}
