import { z } from 'zod';
import { defineFact } from '../definition.ts';
import { percent, restsOn } from '../words.ts';

/** How often a SKU comes back. */
export const returnRate = defineFact({
  kind: 'return_rate',
  subjects: ['sku'],
  value: z.object({ rate: z.number().min(0).max(1), n: z.number().int().min(0) }),
  holdsDays: 14,
  isRetold: false,
  returnRate: ({ rate }) => rate,
  says: (sku, { rate, n }) => `${sku} comes back with ${percent(rate)}${restsOn(n, 'unit')}`,
});
