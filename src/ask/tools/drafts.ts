import type { ActionRow } from '../../decide/index.ts';
import { type Asking, findingSource } from '../asking.ts';
import { stem, stemsIn, wordsIn } from '../names/words.ts';
import { clarify, list, type Told, told, unknown } from '../told.ts';
import { campaignsNamed } from './scope/campaigns.ts';
import { unfoundIn } from './unfound.ts';

export const NEVER = 'Nothing is done from a question: each waits on its card for someone to approve it.';

/** What is called by its kind, in quotes, or in capitals: "keyword cheap umbrellas", "Zenith". */
const CALLED =
  /\b(?:keywords?|campaigns?)\s+((?:called\s+|named\s+)?[\p{L}'-]+(?:\s+[\p{L}'-]+)?)|["“]([^"”]+)["”]|(?<=[\p{Ll},] )(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*)/gu;

interface Wanted {
  readonly kinds: readonly ActionRow['kind'][];
  /** What is said where nothing is drafted. */
  readonly none: string;
  /** Words that stand for something of these kinds and name nothing alone. */
  readonly words?: string;
}

/**
 * The drafted actions of some kinds about what the question names, as cards; an answer never carries one out. Something that
 * is named and has no draft, or is not there, shows none: other things' drafts are not what was asked for.
 */
export async function drafts(asking: Asking, { kinds, none, words = '' }: Wanted): Promise<Told> {
  const missing = unfoundIn(asking);
  if (missing) return unknown(`I have no “${missing}”, so nothing is drafted for it.`);
  const [unclear] = asking.names.unclear;
  if (unclear)
    return clarify(
      `Which one do you mean by “${unclear.phrase}”: ${unclear.options.map(({ id, title }) => (title === id ? id : `${id} (${title})`)).join(', ')}?`,
      { subjects: unclear.options.map(({ type, id }) => ({ type, id })) },
    );
  const { ids, left } = await meant(asking, words);
  if (ids.length === 0 && left.length > 0)
    return unknown(
      `I find nothing that is called “${left.join(' ')}”. Name it by its number or its full name.`,
    );
  const findings = new Map((await asking.findings()).map((finding) => [finding.id, finding]));
  const own = (await asking.actions()).filter(({ kind, state, findingId, params }) => {
    if (!kinds.includes(kind) || state !== 'proposed') return false;
    const text = JSON.stringify(params);
    const subject = findings.get(findingId)?.subject.id.split('|') ?? [];
    return ids.length === 0 || ids.some((id) => subject.includes(id) || text.includes(`"${id}"`));
  });
  if (own.length === 0) return unknown(none);
  const first = [...new Map(own.map((action) => [`${action.findingId} ${action.kind}`, action])).values()];
  return told(
    `Drafted:\n${list(
      first.map(({ summary, label }) => `${label}: ${summary}`),
      6,
    )}\n${NEVER}`,
    first.slice(0, 6).flatMap(({ findingId, summary }) => {
      const finding = findings.get(findingId);
      return finding ? [{ ...findingSource(finding), passage: summary }] : [];
    }),
    {
      cards: [...new Set(first.map(({ findingId }) => findingId))],
      subjects: asking.names.found.map(({ type, id }) => ({ type, id })),
    },
  );
}

/** The ids that a request is about: what it names, or the campaigns that a word of it is part of; and words that name nothing. */
async function meant(asking: Asking, words: string): Promise<{ ids: string[]; left: string[] }> {
  const { names, question, spoken } = asking;
  const found = names.found.map(({ id }) => id);
  if (found.length > 0) return { ids: found, left: [] };
  const own = new Set([...spoken(), ...stemsIn(words)]);
  const said = wordsIn(
    [...question.matchAll(CALLED)]
      .map(([, kind, quoted, proper]) => kind ?? quoted ?? proper ?? '')
      .join(' '),
  );
  const campaigns = await campaignsNamed(asking);
  if (campaigns.length > 0) return { ids: campaigns, left: [] };
  return { ids: [], left: said.filter((word) => stemsIn(word).length > 0 && !own.has(stem(word))) };
}
