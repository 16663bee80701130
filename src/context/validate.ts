import type { Subject } from '../domain/finding.ts';
import type { FactDefinition } from './definition.ts';
import type { FactKind } from './fact.ts';
import { FACT_KINDS } from './kinds/index.ts';

const DEFINITIONS: ReadonlyMap<string, FactDefinition> = new Map(FACT_KINDS.map((one) => [one.kind, one]));

/** The definition of a kind; undefined for one that is not known. */
export function definitionOf(kind: string): FactDefinition | undefined {
  return DEFINITIONS.get(kind);
}

/** What a fact says, as its kind has it; why it is none, as a string, where its kind, subject or value is wrong. */
export function validate({
  kind,
  subject,
  value,
}: {
  kind: string;
  subject: Subject;
  value: unknown;
}): { readonly value: unknown } | string {
  const definition = definitionOf(kind);
  if (!definition) return `there is no fact kind "${kind}"`;
  if (definition.subjects && !definition.subjects.includes(subject.type))
    return `a ${kind} is about ${definition.subjects.join(' or ')}, not about ${subject.type}`;
  const read = definition.value.safeParse(value);
  if (read.success) return { value: read.data };
  const [issue] = read.error.issues;
  return `${kind} of ${subject.id}: ${issue?.path.join('.')} ${issue?.message}`;
}

/** The kinds of which each look tells all there are. */
export const RETOLD: readonly FactKind[] = FACT_KINDS.filter(({ isRetold }) => isRetold).map(
  ({ kind }) => kind,
);
