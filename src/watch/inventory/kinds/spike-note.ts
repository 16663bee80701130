import { addDays, formatDay } from '../../../domain/day.ts';
import type { SkuPosition } from '../position.ts';
import { CERTAIN, DETECTED, SETTLING_DAYS } from '../spikes.ts';
import type { NightContext } from './evidence.ts';

/** Says that sales of the last weeks are taken for a peak that passes; nothing where there was none. */
export function spikeNotes({ learned, outlook }: SkuPosition, { from, days }: NightContext): string[] {
  const spike = learned.spikes.at(-1);
  if (!spike || spike.strength < CERTAIN || spike.until < days - SETTLING_DAYS) return [];
  if (!(spike.lift.peakRatio > 1)) return [];
  const name = spike.kind === DETECTED ? 'a spike that nobody declared' : `the ${spike.kind}`;
  const since = formatDay(addDays(from, spike.from));
  return [
    `Since ${since}: ${name}, ${spike.lift.peakRatio.toFixed(1)} times the sales before. It is taken to pass; ` +
      `${outlook.velocityPerDay.toFixed(1)} a day are expected of the next weeks.`,
  ];
}
