import { z } from 'zod';
import { formatDay } from '../../domain/day.ts';
import { defineFact } from '../definition.ts';
import { percent } from '../words.ts';

/** A carrier's service that comes late more often than it used to. */
export const carrierDelay = defineFact({
  kind: 'carrier_delay',
  subjects: ['carrier_service'],
  value: z.object({
    rate: z.number().min(0).max(1),
    baselineRate: z.number().min(0).max(1),
    since: z.iso.date(),
    shipments: z.number().int().positive(),
  }),
  holdsDays: 3,
  isRetold: true,
  says: (service, { rate, baselineRate, since }) =>
    `${service.replace('|', ' ')} comes late with ${percent(rate)} since ${formatDay(since)}, before with ${percent(baselineRate)}`,
});
