import { z } from 'zod';
import { defineFact } from '../definition.ts';
import { between, restsOn } from '../words.ts';

/** How many times as often the orders of a channel come back as those of another. */
export const channelReturnRatio = defineFact({
  kind: 'channel_return_ratio',
  subjects: ['acquisition_channel'],
  value: z.object({
    versus: z.string(),
    ratio: z.number().min(0),
    interval: z.array(z.number()).readonly(),
    rate: z.number().min(0),
    n: z.number().int().min(0),
    corrected: z.boolean().optional(),
  }),
  holdsDays: 30,
  isRetold: false,
  says: (channel, { versus, ratio, interval, n }) =>
    `${channel}: comes back ${ratio} times as often as ${versus}${between(interval)}${restsOn(n, 'unit')}`,
});
