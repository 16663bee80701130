import { z } from 'zod';
import { defineFact } from '../definition.ts';

/** What a SKU's newest spike did to its demand. */
export const launchLift = defineFact({
  kind: 'launch_lift',
  subjects: ['sku'],
  value: z.object({
    eventKind: z.string(),
    startedOn: z.iso.date(),
    peakRatio: z.number().positive(),
    peakHours: z.number().positive(),
    /** null: not settled yet. */
    settleRatio: z.number().min(0).nullable(),
    measuredDays: z.number().positive(),
  }),
  holdsDays: 90,
  isRetold: false,
  says: (sku, { eventKind, peakRatio, peakHours, settleRatio }) =>
    `${eventKind} of ${sku}: ${peakRatio} times for ${peakHours} hours, ${
      settleRatio === null ? 'not settled yet' : `then ${settleRatio} times`
    }, of 1 event`,
});
