import { z } from 'zod';
import { formatDay } from '../../domain/day.ts';
import { defineFact } from '../definition.ts';

/** What many write about at once. */
export const ticketTheme = defineFact({
  kind: 'ticket_theme',
  subjects: ['topic'],
  value: z.object({
    count: z.number().int().positive(),
    expected: z.number().min(0),
    ratio: z.number().min(0),
    since: z.iso.date(),
  }),
  holdsDays: 7,
  isRetold: false,
  says: (topic, { count, ratio, since }) =>
    `${count} tickets of ${topic.replace('|', ' on ').replaceAll('_', ' ')} since ${formatDay(since)}, ${ratio} times the usual`,
});
