import { z } from 'zod';
import { defineFact } from '../definition.ts';
import { percent, restsOn } from '../words.ts';

/** How many of a supplier's lines come on time and in full. */
export const supplierOtif = defineFact({
  kind: 'supplier_otif',
  subjects: ['supplier'],
  value: z.object({
    otif: z.number().min(0).max(1),
    linesDue: z.number().int().positive(),
    n: z.number().int().positive(),
  }),
  holdsDays: 30,
  isRetold: false,
  says: (supplier, { otif, linesDue }) =>
    `${supplier}: ${percent(otif)} on time and in full${restsOn(linesDue, 'line')}`,
});
