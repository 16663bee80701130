import type { FactDraft } from '../../context/index.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { SkuPosition } from './position.ts';
import { isRatio } from './ratio.ts';
import { DETECTED } from './spikes.ts';

/** A declared event that still goes on: whoever sees demand rise knows why, and until when. */
export function underWayFact(
  { outlook, learned }: Pick<SkuPosition, 'outlook' | 'learned'>,
  window: { readonly from: Day; readonly days: number },
): FactDraft<'event_under_way'>[] {
  const spike = learned.spikes.at(-1);
  if (!spike || spike.kind === DETECTED || spike.until <= window.days) return [];
  return [
    {
      kind: 'event_under_way',
      subject: { type: 'sku', id: outlook.sku },
      value: {
        eventKind: spike.kind,
        channel: spike.channel ?? null,
        since: addDays(window.from, spike.from),
        until: addDays(window.from, spike.until - 1),
        peakRatio: isRatio(spike.lift.peakRatio) ? Number(spike.lift.peakRatio.toFixed(2)) : null,
      },
      confidence: 0.9,
    },
  ];
}
