import { type Names, TYPE_WORDS } from '../names/resolve.ts';
import { type Told, unknown } from '../told.ts';

/**
 * What is said of a question that names nothing but a number of which no row is loaded, by the look of this shop's own
 * numbers; null for any other question. Pure.
 */
export function missingRow({ found, unclear }: Names): Told | null {
  const [first] = unclear;
  if (!first?.missing || found.length > 0) return null;
  const { phrase, missing } = first;
  return unknown(`No ${TYPE_WORDS[missing]} ${phrase} is loaded.`, { confidence: 0.9 });
}
