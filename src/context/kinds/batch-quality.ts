import { z } from 'zod';
import { formatDay } from '../../domain/day.ts';
import { defineFact } from '../definition.ts';
import { percent } from '../words.ts';

/** A lot of a supplier that comes back more often than those before it. */
export const batchQuality = defineFact({
  kind: 'batch_quality',
  subjects: ['sku', 'supplier'],
  value: z.object({
    supplierId: z.string().nullable().optional(),
    lot: z.string(),
    from: z.iso.date(),
    returnRate: z.number().min(0),
    otherwise: z.number().min(0),
    /** The day from which the next lot is sold; null while this one is. */
    soldUntil: z.iso.date().nullable().optional(),
    n: z.number().int().min(0),
    /** True where the lot is known by its dates, not by its mark. */
    inferred: z.boolean(),
  }),
  holdsDays: 14,
  isRetold: false,
  returnRate: ({ returnRate, soldUntil }) => (soldUntil ? null : Math.min(1, returnRate)),
  says: (sku, { lot, from, returnRate, otherwise }) =>
    `${sku} of lot ${lot}, from ${formatDay(from)}, comes back with ${percent(returnRate)}, before with ${percent(otherwise)}`,
});
