import { z } from 'zod';
import { defineFact } from '../definition.ts';

/** What the latest run could not know; a run that is older says nothing about today. */
export const unknowns = defineFact({
  kind: 'unknowns',
  subjects: ['run'],
  value: z.object({ notes: z.array(z.string()).readonly() }),
  holdsDays: 2,
  isRetold: false,
  says: (_, { notes }) => `${notes.length} things could not be known`,
});
