import { z } from 'zod';
import { defineFact } from '../definition.ts';

/**
 * People's word on a learned fact: its subject's type is the learned kind, its subject's id that fact's own; `set` holds
 * other values, null forgets what was learned, and `again` lets it be learned anew. It stands until they say otherwise.
 */
export const correction = defineFact({
  kind: 'correction',
  subjects: null,
  value: z.union([
    z.object({ again: z.literal(true) }),
    z.object({ set: z.record(z.string(), z.unknown()).nullable() }),
  ]),
  holdsDays: 36_500,
  isRetold: false,
  says: (id, value) =>
    'again' in value
      ? `${id} may be learned again`
      : `${id} was ${value.set ? 'set' : 'forgotten'} by people`,
});
