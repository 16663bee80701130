import type { Subject } from '../domain/finding.ts';
import { definitionOf } from './validate.ts';

/** A fact in one sentence for people; null where it is of a form that is not known any more. Plain text. */
export function factSentence({
  kind,
  subject,
  value,
}: {
  kind: string;
  subject: Subject;
  value: unknown;
}): string | null {
  const definition = definitionOf(kind);
  const read = definition?.value.safeParse(value);
  return definition && read?.success ? definition.says(subject.id, read.data) : null;
}
