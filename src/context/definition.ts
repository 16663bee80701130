import type { z } from 'zod';

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
  /** One sentence that says it to people. Plain text, not escaped. */
  says(subjectId: string, value: z.output<Value>): string;
}

/** Defines a kind of fact, with the types of its name and value kept. */
export function defineFact<const K extends string, Value extends z.ZodType>(
  definition: FactDefinition<K, Value>,
): FactDefinition<K, Value> {
  return definition;
}
