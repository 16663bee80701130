import { z } from 'zod';
import { defineFact } from '../definition.ts';
import { between, restsOn } from '../words.ts';

/** What events of a kind do to demand, all of them or those through one channel. */
export const eventLift = defineFact({
  kind: 'event_lift',
  subjects: ['event_kind', 'event_kind_channel'],
  value: z.object({
    eventKind: z.string(),
    channel: z.string().nullable(),
    peakRatio: z.number().positive(),
    peakInterval: z.array(z.number()).readonly().nullable(),
    peakHours: z.number().positive(),
    settleRatio: z.number().min(0).nullable(),
    /** 95 %, of the settled ratio. */
    interval: z.array(z.number()).readonly().nullable(),
    n: z.number().int().positive(),
    corrected: z.boolean().optional(),
  }),
  holdsDays: 90,
  isRetold: false,
  says: (_, { eventKind, channel, peakRatio, peakInterval, peakHours, settleRatio, interval, n }) => {
    const what = `${eventKind}${channel ? ` through ${channel}` : ''}`;
    const settled = settleRatio === null ? 'not settled yet' : `then ${settleRatio} times`;
    return `${what}: ${peakRatio} times${between(peakInterval)} for ${peakHours} hours, ${settled}${between(interval)}${restsOn(n, 'event')}`;
  },
});
