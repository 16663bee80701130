import { factSentence } from '../../context/index.ts';
import type { LearnedEffect } from './list.ts';

/** A learned effect in a sentence, with its interval and what it rests on. Plain text, not escaped. */
export function effectWords({ fact, value, subject, said }: LearnedEffect): string {
  if (said && !said.set) return `${subject.id}: forgotten by ${said.by}`;
  const words = factSentence({ kind: fact, subject, value }) ?? subject.id;
  return said ? `${words}; set by ${said.by}` : words;
}
