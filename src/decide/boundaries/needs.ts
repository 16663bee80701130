/** How a limit says that two different people must say yes. */
export const TWO_PEOPLE = 'two people';

const SYNONYMS = /^(two|2) (people|persons|approvers)$/i;
/** A first and a last name, or more: "Priya Raman", "Jean-Luc O'Neill". */
const NAME = /^\p{L}[\p{L}\p{M}.'’-]*( \p{L}[\p{L}\p{M}.'’-]*)+$/u;
/** What reads like a name of two words and is none: "three people", "any admin". */
const NO_NAME =
  /\b(a|an|the|any|both|all|every|each|either|one|two|three|four|five|six|people|persons|approvers|admins|operators|managers|owners|members)\b/i;

/** Who must say yes, as a document says it: synonyms of "two people" as that, all else as it is. */
export function needsFrom(said: string): string {
  const text = said.trim().replaceAll(/\s+/g, ' ');
  return SYNONYMS.test(text) ? TWO_PEOPLE : text;
}

/** Whether that is two people or a person's name; anything else would be waited for in vain. */
export function isClear(needs: string): boolean {
  return needs === TWO_PEOPLE || (NAME.test(needs) && !NO_NAME.test(needs));
}
