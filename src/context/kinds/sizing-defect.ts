import { z } from 'zod';
import { defineFact } from '../definition.ts';
import { percent } from '../words.ts';

/** A SKU that comes back because it runs small or large. */
export const sizingDefect = defineFact({
  kind: 'sizing_defect',
  subjects: ['sku', 'supplier'],
  value: z.object({
    direction: z.enum(['small', 'large']),
    /** Of its returns. */
    share: z.number().min(0).max(1),
    /** Share of its units that come back since; null where what is sold now is not what came back. */
    returnRate: z.number().min(0).max(1).nullable().optional(),
    n: z.number().int().min(0),
    since: z.iso.date(),
  }),
  holdsDays: 14,
  isRetold: false,
  returnRate: ({ returnRate }) => returnRate ?? null,
  says: (sku, { direction, share }) => `${sku} runs ${direction}: so say ${percent(share)} of its returns`,
});
