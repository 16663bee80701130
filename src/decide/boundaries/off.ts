import { ACTION_WORDS, BAND_WORDS } from '../../domain/autonomy.ts';
import type { Member } from '../members/store.ts';
import { rolesFor } from '../policy.ts';
import type { Extent } from './extent.ts';
import { levelOf, type Rules } from './rules.ts';

/** Why nobody may do an action whose kind is switched off in its band, and who may switch it on; null where it is not. */
export function offSentence(
  rules: Pick<Rules, 'levels'>,
  { kind, band }: Pick<Extent, 'kind' | 'band'>,
  members: readonly Member[],
): string | null {
  if (levelOf(rules, kind, band) !== 'off') return null;
  const who = members
    .filter(({ roles }) => roles.some((role) => rolesFor('autonomy').includes(role)))
    .map(({ name, userId }) => name ?? userId)
    .slice(0, 3);
  const may = who.length > 0 ? who.join(' or ') : 'An admin';
  return `Switched off: to ${ACTION_WORDS[kind]}, ${BAND_WORDS[band]}. ${may} can switch it on with /ops autonomy.`;
}
