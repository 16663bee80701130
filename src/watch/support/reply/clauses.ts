import { z } from 'zod';
import type { WrittenDocument } from '../../written/facts.ts';
import { TICKET_INTENTS, type TicketIntent } from '../triage/intent.ts';

/** A sentence of a policy that may be told to customers word for word. */
export interface Clause {
  /** The document and the clause: "policies/answers.md#return-window". */
  readonly id: string;
  /** Null: for any ticket that a person answers. */
  readonly intent: TicketIntent | null;
  /** The circumstance it is for; null: always. */
  readonly when: string | null;
  readonly text: string;
  /** Days that it grants, where a date follows from it. */
  readonly days: number | null;
}

const schema = z.object({
  answers: z.array(
    z.object({
      id: z.string().min(1),
      intent: z.enum(TICKET_INTENTS).optional(),
      when: z.string().optional(),
      text: z.string().min(1).max(500),
      days: z.number().int().positive().optional(),
    }),
  ),
});

/** The clauses in the front matter of policy documents; a document of another form has none. */
export function clausesOf(documents: readonly WrittenDocument[]): Clause[] {
  return documents.flatMap(({ path, front }) => {
    const read = schema.safeParse(front);
    if (!read.success) return [];
    return read.data.answers.map(({ id, intent, when, text, days }) => ({
      id: `${path}#${id}`,
      intent: intent ?? null,
      when: when ?? null,
      text: text.trim(),
      days: days ?? null,
    }));
  });
}

/** The clause that a person goes by: for the reason, for the question, or for whatever they answer. */
export function clauseForPerson(
  clauses: readonly Clause[],
  intent: TicketIntent,
  reason: string | null,
): Clause | null {
  const general = clauses.filter((clause) => clause.intent === null);
  return (
    general.find(({ when }) => when !== null && when === reason) ??
    clauses.find((clause) => clause.intent === intent) ??
    general.find(({ when }) => when === null) ??
    null
  );
}

/** The clause for a question; null where no document says anything, and then nothing is said. */
export function clauseFor(
  clauses: readonly Clause[],
  intent: TicketIntent,
  when: string | null = null,
): Clause | null {
  return clauses.find((clause) => clause.intent === intent && clause.when === when) ?? null;
}
