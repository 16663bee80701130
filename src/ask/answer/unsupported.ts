import { stemsIn } from '../names/words.ts';

const NEGATION = /\b(?:not|no|never|without|cannot|nothing|none|nobody|neither)\b|n['’]t\b/i;
/** Nothing is done from a question, so whoever says so speaks of nothing that was looked up. */
const DID =
  /\b(?:I|we)(?:['’]ve| have| just| already| will|['’]ll)*\s(?:approve|order|reorder|pause|send|sent|cancel|refund|change|update|set|place|book|raise|reduce|stop)(?:d|ed|led)?\b/i;
/** "… if nothing arrives" does not deny what stands before it. */
const CLAUSES = /(?<=[.!?])\s|[\n;()]|,\s|\b(?:if|unless|but)\b/;
/** Share of a sentence's words that must stand in what was looked up. */
const SUPPORTED = 0.5;
const FEWEST = 3;

/**
 * Whether a sentence claims what no look-up says: that something was done, mostly in words of its own, or the contrary
 * of the clause that it is most alike to. Pure.
 *
 * @param apart what the question is about: to name it supports nothing
 */
export function unsupported(sentence: string, known: readonly string[], apart: string): boolean {
  if (DID.test(sentence)) return true;
  const ignored = new Set(stemsIn(apart));
  const said = [...new Set(stemsIn(sentence))].filter((stem) => !ignored.has(stem));
  // "That is all." claims nothing.
  if (said.length < FEWEST) return false;
  const all = new Set(stemsIn(known.join('\n')));
  if (said.filter((stem) => all.has(stem)).length < said.length * SUPPORTED) return true;
  const [nearest] = known
    .flatMap((text) => text.split(CLAUSES))
    .map((text) => ({ text, alike: alike(said, text) }))
    .sort((a, b) => b.alike - a.alike);
  return nearest !== undefined && NEGATION.test(sentence) !== NEGATION.test(nearest.text);
}

function alike(said: readonly string[], text: string): number {
  const own = new Set(stemsIn(text));
  return said.filter((stem) => own.has(stem)).length / Math.sqrt(own.size + 1);
}
