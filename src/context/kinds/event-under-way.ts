import { z } from 'zod';
import { formatDay } from '../../domain/day.ts';
import { defineFact } from '../definition.ts';

/** A declared event that still goes on: whoever sees demand rise knows why, and until when. */
export const eventUnderWay = defineFact({
  kind: 'event_under_way',
  subjects: ['sku'],
  value: z.object({
    eventKind: z.string(),
    channel: z.string().nullable(),
    since: z.iso.date(),
    until: z.iso.date(),
    peakRatio: z.number().positive().nullable(),
  }),
  holdsDays: 2,
  isRetold: true,
  demand: ({ since, until, peakRatio }) =>
    peakRatio === null ? null : { from: since, to: until, ratio: peakRatio },
  says: (sku, { eventKind, channel, until }) =>
    `a ${eventKind} of ${sku}${channel ? ` through ${channel}` : ''} goes on until ${formatDay(until)}`,
});
