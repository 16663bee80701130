import { type PersonalKind, personalIn } from '../../platform/personal.ts';
import type { Asking } from '../asking.ts';
import { wordsIn } from '../names/words.ts';
import { list, type Source, type Told, told, unknown } from '../told.ts';
import { type PersonalRow, readPersonal } from './facts.ts';
import { peopleIn } from './people.ts';

const WORDS: readonly (readonly [RegExp, PersonalKind, string])[] = [
  [/\be-?mails?\b/i, 'e-mail', 'e-mail address'],
  [/\b(?:phone|telephone|mobile|cell|call|number)\b/i, 'phone', 'phone number'],
  [/\b(?:address|live|lives|street|where)\b/i, 'address', 'address'],
];

/** Tells what the rows have of a customer, to someone who may know it where only they read it. */
export async function personalAnswer(asking: Asking): Promise<Told> {
  const { db, now, question, names } = asking;
  const idsOf = (type: string) => names.found.filter((one) => one.type === type).map(({ id }) => id);
  const people = [...new Set([...peopleIn(question), ...adjacent(question)])];
  const rows = await readPersonal(
    db,
    { orders: idsOf('order'), tickets: idsOf('ticket'), names: people },
    now,
  );
  const [, kind = null, what = 'personal data'] = WORDS.find(([pattern]) => pattern.test(question)) ?? [];
  const sources = rows.flatMap((row) => sourceOf(row, kind));
  if (sources.length === 0)
    return unknown(`The rows that are loaded have no ${what} of them. The shop’s own admin may.`);
  const lines = sources.map(({ type, id, passage }) => `${passage} (${type} ${id})`);
  return told(list(lines), sources, { confidence: 0.85, subjects: names.found });
}

function sourceOf({ type, id, name, text }: PersonalRow, kind: PersonalKind | null): Source[] {
  const found = personalIn(text).filter((one) => kind === null || one.kind === kind);
  const isWhole = type === 'shipment' && (kind === null || kind === 'address');
  const passage = isWhole ? text : found.map((one) => one.text).join(', ');
  return passage ? [{ type, id, title: name ? `${type} to ${name}` : type, passage }] : [];
}

/** Pairs of words, for names that are written small: "jane doe phone". */
function adjacent(question: string): string[] {
  const words = wordsIn(question).filter((word) => /^\p{L}{2,}$/u.test(word));
  return words.slice(1).map((word, i) => `${words[i]} ${word}`);
}
