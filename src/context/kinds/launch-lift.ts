import { z } from 'zod';
import { addDays } from '../../domain/day.ts';
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
    /** True where somebody had declared it; one that was only seen may be the very thing to be told. */
    isDeclared: z.boolean().optional(),
    measuredDays: z.number().positive(),
  }),
  holdsDays: 90,
  isRetold: false,
  // What it settles at becomes the ordinary; only its peak is a level of its own.
  demand: ({ isDeclared, startedOn, peakHours, peakRatio }) =>
    isDeclared ? { from: startedOn, to: addDays(startedOn, peakHours / 24 - 1), ratio: peakRatio } : null,
  says: (sku, { eventKind, peakRatio, peakHours, settleRatio }) =>
    `${eventKind} of ${sku}: ${peakRatio} times for ${peakHours} hours, ${
      settleRatio === null ? 'not settled yet' : `then ${settleRatio} times`
    }, of 1 event`,
});
