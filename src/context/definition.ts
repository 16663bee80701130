import type { z } from 'zod';
import type { Day } from '../domain/day.ts';

/** A kind of fact: what it is about, what it says, and for how long it holds. */
export interface FactDefinition<K extends string = string, Value extends z.ZodType = z.ZodType> {
  readonly kind: K;
  /** The types of its subject; null where it may be about anything. */
  readonly subjects: readonly string[] | null;
  readonly value: Value;
  /** Days after which it must be learned anew. */
  readonly holdsDays: number;
  /** True where each look tells all there are: one that is not told again is over. */
  readonly isRetold: boolean;
  /** The share of a SKU's units, 0–1, that by it come back of what is sold now; null: it says nothing of that. */
  returnRate?(value: z.output<Value>): number | null;
  /** The days, both ends included, on which by it a SKU sells `ratio` times its ordinary demand; null: it says nothing. */
  demand?(value: z.output<Value>): { readonly from: Day; readonly to: Day; readonly ratio: number } | null;
  /** One sentence that says it to people. Plain text, not escaped. */
  says(subjectId: string, value: z.output<Value>): string;
}

/** Defines a kind of fact, with the types of its name and value kept. */
export function defineFact<const K extends string, Value extends z.ZodType>(
  definition: FactDefinition<K, Value>,
): FactDefinition<K, Value> {
  return definition;
}
