import { z } from 'zod';
import { formatDay } from '../../domain/day.ts';
import { defineFact } from '../definition.ts';
import { percent } from '../words.ts';

/** A SKU that may run out before a reorder comes, or too soon for what is ordered this week to be sent. */
export const stockoutProbability = defineFact({
  kind: 'stockout_probability',
  subjects: ['sku'],
  value: z.object({
    /** Of running out before a reorder placed now arrives. */
    probability: z.number().min(0).max(1),
    stockoutOn: z.iso.date().nullable(),
    daysOfCover: z.number().min(0).nullable(),
    /** Units in the house, promised ones among them. */
    onHand: z.number().min(0).optional(),
    /** Share of what is ordered in the next seven days that can be sent. */
    availability: z.number().min(0).max(1).optional(),
    /** Those seven days, where facts scale their demand: how many times the ordinary it is. */
    week: z.object({ from: z.iso.date(), to: z.iso.date(), demandRatio: z.number().positive() }).optional(),
    /** When goods on order are expected; null where nothing is on its way. */
    restockOn: z.iso.date().nullable().optional(),
    supplierId: z.string().nullable(),
  }),
  holdsDays: 2,
  isRetold: true,
  says: (sku, { probability, availability, restockOn }) => {
    const again = restockOn ? `; more is expected on ${formatDay(restockOn)}` : '';
    return availability === 0
      ? `${sku} is out of stock${again}`
      : `${sku} runs out before a reorder comes with ${percent(probability)}${again}`;
  },
});
