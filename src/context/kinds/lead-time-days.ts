import { z } from 'zod';
import { defineFact } from '../definition.ts';
import { between, restsOn } from '../words.ts';

/** How long a supplier really takes, all in all or for a class of SKU or a season in which it differs. */
export const leadTimeDays = defineFact({
  kind: 'lead_time_days',
  subjects: ['supplier', 'supplier_category', 'supplier_quarter'],
  value: z.object({
    supplierId: z.string().optional(),
    supplierName: z.string().nullable().optional(),
    category: z.string().optional(),
    quarter: z.string().optional(),
    quotedDays: z.number().nullable().optional(),
    p50Days: z.number().min(0),
    p90Days: z.number().min(0),
    /** 95 %, of the median; null where too few orders tell. */
    interval: z.array(z.number()).readonly().nullable().optional(),
    n: z.number().int().min(0),
    corrected: z.boolean().optional(),
  }),
  holdsDays: 30,
  isRetold: false,
  says: (id, { supplierId, supplierName, category, quarter, quotedDays, p50Days, p90Days, interval, n }) => {
    const part = category ?? quarter;
    const who = part ? `${supplierId}, ${part}` : (supplierName ?? id);
    const quoted = typeof quotedDays === 'number' ? ` (quotes ${quotedDays})` : '';
    return `${who}: takes ${p50Days} days${between(interval)}, 9 in 10 within ${p90Days}${quoted}${restsOn(n, 'order')}`;
  },
});
