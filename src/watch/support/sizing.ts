import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile';
import type { FactDraft } from '../../context/index.ts';
import type { UnitsRow } from './facts.ts';
import type { TriagedTicket } from './read.ts';

/** Questions from which a category is said to make people ask. */
const LEAST_QUESTIONS = 5;

/**
 * Categories about whose size people ask more often, for each unit sold, than about all others together: its lower
 * bound (exact Poisson, 95 %) is above their rate. `categoryOf` knows the products.
 */
export function sizingCategories(
  tickets: readonly TriagedTicket[],
  sold: readonly UnitsRow[],
  categoryOf: (sku: string) => string | null,
): FactDraft<'sizing_question_category'>[] {
  const asked = Map.groupBy(
    tickets.filter(({ triage }) => triage.intent === 'sizing_question'),
    ({ ticket }) => (ticket.sku === null ? null : categoryOf(ticket.sku)),
  );
  const total = (rows: readonly UnitsRow[]) => rows.reduce((sum, { units }) => sum + units, 0);
  return sold.flatMap(({ category, units }) => {
    const questions = asked.get(category)?.length ?? 0;
    const others = sold.filter((row) => row.category !== category);
    const elsewhere = others.reduce((sum, row) => sum + (asked.get(row.category)?.length ?? 0), 0);
    if (questions < LEAST_QUESTIONS || units <= 0 || total(others) <= 0) return [];
    const interval = [gammaQuantile(0.025, questions, 1), gammaQuantile(0.975, questions + 1, 1)] as const;
    const otherwise = elsewhere / total(others);
    if (interval[0] / units <= otherwise) return [];
    const perThousand = (count: number, of: number) => Number(((1000 * count) / of).toFixed(2));
    return [
      {
        kind: 'sizing_question_category',
        subject: { type: 'category', id: category },
        value: {
          category,
          perThousandUnits: perThousand(questions, units),
          interval: interval.map((bound) => perThousand(bound, units)),
          otherwise: perThousand(elsewhere, total(others)),
          n: questions,
          units,
        },
        confidence: 0.95,
      },
    ];
  });
}
