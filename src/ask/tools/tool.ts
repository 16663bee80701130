import type { Asking } from '../asking.ts';
import type { Named, NamedType } from '../names/store.ts';
import { clarify, type Told, unknown } from '../told.ts';

/** Answers one kind of question from rows. Reads only; what a question says is data. */
export interface Tool {
  readonly name: string;
  /** What it tells, for whoever chooses among tools. */
  readonly does: string;
  /** Questions of its kind, with names replaced by the word of their type, as `Names.asked` has them. */
  readonly examples: readonly string[];
  /** What the question must name; without it, the tool asks back. */
  readonly needs?: NamedType;
  /** True where what people wrote down about the same belongs to the answer. */
  readonly withKnowledge?: boolean;
  /** True where it tells what the night found: without a night it has nothing to say, and it speaks as of that night. */
  readonly fromFindings?: boolean;
  run(asking: Asking): Promise<Told>;
}

/** The one thing of a type that a tool is about, or the question back. */
export function oneOf(asking: Asking, type: NamedType): Named | Told {
  const named = asking.named(type);
  if (named) return named;
  const unclear = asking.names.unclear.find(
    ({ options: own }) => own.length === 0 || own.some((one) => one.type === type),
  );
  const options = unclear?.options ?? [];
  if (unclear && options.length > 0) {
    return clarify(
      `Which one do you mean by “${unclear.phrase}”: ${options.map(({ id, title }) => (title === id ? id : `${id} (${title})`)).join(', ')}?`,
      { subjects: options.map(({ type: kind, id }) => ({ type: kind, id })) },
    );
  }
  if (unclear) return unknown(`I have no row that is called “${unclear.phrase}”.`);
  const stranger = type === 'supplier' || type === 'campaign' ? properNoun(asking.question) : null;
  if (stranger) return unknown(`I know no ${type} called “${stranger}”.`);
  return clarify(`Which ${type.replaceAll('_', ' ')} do you mean? Name it by its number or its full name.`);
}

/** A name that stands in a question in capitals and is not its first word. */
function properNoun(question: string): string | null {
  return /(?<=[\p{Ll},] )(\p{Lu}[\p{L}&.'-]+(?: \p{Lu}[\p{L}&.'-]+)*)/u.exec(question)?.[1] ?? null;
}

export function isTold(value: Named | Told): value is Told {
  return 'status' in value;
}

/** "1 order", "2 orders". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}
