import { z } from 'zod';
import { defineFact } from '../definition.ts';
import { between, restsOn } from '../words.ts';

/** A category that makes people ask for their size. */
export const sizingQuestionCategory = defineFact({
  kind: 'sizing_question_category',
  subjects: ['category'],
  value: z.object({
    category: z.string(),
    perThousandUnits: z.number().min(0),
    interval: z.array(z.number()).readonly(),
    otherwise: z.number().min(0),
    n: z.number().int().min(0),
    units: z.number().min(0),
    corrected: z.boolean().optional(),
  }),
  holdsDays: 30,
  isRetold: false,
  says: (_, { category, perThousandUnits, interval, otherwise, n }) =>
    `${category}: ${perThousandUnits} sizing questions per 1,000 units${between(interval)}, elsewhere ${otherwise}${restsOn(n, 'question')}`,
});
