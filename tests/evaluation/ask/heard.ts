import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Answer } from '../../../src/ask/index.ts';
import { type Asked, QUESTIONS } from './questions.ts';

/**
 * The questions again in words that nobody who made the router has written: plain as most people type, colloquial and
 * oblique, and mixed; some three wordings of each question in each.
 */
export const HEARD = ['plain', 'mixed', 'colloquial'] as const;

const line = z.object({ n: z.number(), q: z.string() });

export async function readHeard(name: (typeof HEARD)[number]): Promise<{ asked: Asked; text: string }[]> {
  const known = new Map(QUESTIONS.map((asked) => [asked.n, asked]));
  const lines = (await readFile(join(import.meta.dirname, 'heard', `${name}.jsonl`), 'utf8'))
    .trim()
    .split('\n');
  return lines.flatMap((json) => {
    const { n, q } = line.parse(JSON.parse(json));
    const asked = known.get(n);
    return asked ? [{ asked, text: q }] : [];
  });
}

/**
 * What became of a question: rightly taken, asked back or said to be unknown, or answered with something else. Whether
 * the figures are right is scored on questions that name what the sample shop has; these name other orders and SKUs too.
 */
export function outcomeOf({ kind, intents, cites }: Asked, answer: Answer): 'right' | 'asked back' | 'wrong' {
  if (kind === 'R' && answer.status !== 'answered') return 'right';
  if (answer.intent !== 'knowledge' && intents.includes(answer.intent ?? '')) return 'right';
  if (answer.status === 'clarify' || answer.status === 'unknown') return 'asked back';
  if (cites && answer.sources.some(({ id, title }) => cites.test(`${id} ${title}`))) return 'right';
  return 'wrong';
}
