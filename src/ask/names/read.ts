import type { Queryable } from '../../domain/database.ts';
import type { Subject } from '../../domain/finding.ts';
import { NameBook, type Names, numbersIn } from './resolve.ts';
import { readNames, readNicknames, readNumbered, readShapes } from './store.ts';

/** Finds what questions name. */
export interface OpenNameBook {
  resolve(question: string): Promise<Names>;
  /** What something is called; its id where it has no name. */
  titleOf(subject: Subject): string;
}

/** Reads what the shop's things are called, once; the rest is looked up by question. */
export async function openNameBook(db: Queryable): Promise<OpenNameBook> {
  const shapes = await readShapes(db);
  const book = new NameBook(await readNames(db), { nicknames: await readNicknames(db), shapes });
  const prefixes = [...new Set(shapes.map(({ prefix }) => prefix))];
  return {
    titleOf: (subject) => book.titleOf(subject),
    resolve: async (question) => {
      const words = numbersIn(question).map((word) => word.replace(/^#/, ''));
      const forms = words.flatMap((word) => [
        word,
        word.toUpperCase(),
        word.toUpperCase().replace(/^([A-Z]+)[-_]?(?=\d)/, '$1-'),
        ...prefixes.map((prefix) => `${prefix}${word}`),
      ]);
      return book.resolve(question, await readNumbered(db, [...new Set(forms)]));
    },
  };
}
