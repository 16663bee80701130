import type { Database } from '../../domain/database.ts';
import { masked } from '../answer/masked.ts';
import type { Reader } from '../reader.ts';
import type { Told } from '../told.ts';
import { readCustomerNames } from './facts.ts';
import { peopleIn } from './people.ts';

/**
 * The answer as its reader may have it: without customers' names and how to reach anybody. In private, what staff wrote
 * into a document stays as it is: whom to call at a supplier.
 */
export async function withheld(
  db: Database,
  answer: Told,
  { isPrivate, mayReadPersonal }: Reader,
): Promise<Told> {
  if (mayReadPersonal) return answer;
  const { text, sources } = answer;
  const written = sources.filter(({ type }) => type === 'knowledge').map(({ passage }) => passage);
  const all = [text, ...sources.flatMap(({ title, passage }) => [title, passage])].join('\n');
  const names = await readCustomerNames(db, peopleIn(all));
  const clean = (words: string) => masked(words, { names, besides: isPrivate ? written : [] });
  return {
    ...answer,
    text: clean(text),
    sources: sources.map((one) => ({ ...one, title: clean(one.title), passage: clean(one.passage) })),
  };
}
