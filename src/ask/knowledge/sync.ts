import { basename, resolve } from 'node:path';
import type { Database } from '../../domain/database.ts';
import { DaybreakError } from '../../domain/errors.ts';
import { readFrontMatter } from '../../platform/front-matter.ts';
import type { Embedder } from '../../platform/models/index.ts';
import { leaning } from '../../platform/vector.ts';
import { documentFrom, type KnowledgeDocument } from './document.ts';
import { type Passage, passagesOf } from './passages.ts';
import { countWords, deleteDocuments, type ReadDocument, readStanding, writeDocuments } from './store.ts';

/** How much headings and topics count in a passage's vector beside its words, chosen on 101 questions by cross-validation. */
const ABOUT = 0.3;

/** What reading a folder came to. */
export interface Synced {
  readonly folder: string;
  readonly written: number;
  readonly unchanged: number;
  readonly deleted: number;
  readonly passages: number;
  /** Documents that could not be read, each with what is wrong. */
  readonly rejected: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Makes what is known of a folder what stands in it: new and changed documents are read, those that are gone are
 * forgotten, the rest is left alone. Throws `invalid_input` where there is nothing to read.
 */
export async function syncKnowledge(
  { db, embedder }: { db: Database; embedder: Embedder },
  folder: string,
  now: Date,
): Promise<Synced> {
  const source = resolve(folder);
  const { documents, unreadable } = await readFrontMatter(source);
  const rejected = unreadable.map((path) => ({ path, reason: 'its front matter is not YAML' }));
  const all = await readStanding(db);
  const standing = all.filter((one) => one.source === source);
  if (documents.length === 0 && rejected.length === 0 && standing.length === 0) {
    throw new DaybreakError('invalid_input', `There is no Markdown in ${folder}.`);
  }
  const read: KnowledgeDocument[] = [];
  for (const { path, front, body } of documents) {
    const document = documentFrom(path, front, body);
    if ('wrong' in document) rejected.push({ path, reason: document.wrong });
    else read.push({ ...document, id: `${basename(source)}/${path}` });
  }
  const taken = all.find((one) => one.source !== source && read.some(({ id }) => id === one.id));
  if (taken) {
    throw new DaybreakError(
      'invalid_input',
      `${taken.id} is already known from ${taken.source}: two folders must not have the same name.`,
    );
  }
  const known = new Map(standing.map((one) => [one.id, one]));
  const changed = read.filter(({ id, hash }) => {
    const before = known.get(id);
    return before?.hash !== hash || before.embedded_by !== vectorsOf(embedder);
  });
  const ids = new Set([
    ...read.map(({ id }) => id),
    ...rejected.map(({ path }) => `${basename(source)}/${path}`),
  ]);
  const gone = standing.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
  const written = await withPassages(changed, embedder);
  await db.transaction(async (tx) => {
    await deleteDocuments(tx, gone);
    await writeDocuments(tx, written, { source, embeddedBy: vectorsOf(embedder), savedBy: null, now });
    if (gone.length + written.length > 0) await countWords(tx);
  });
  return {
    folder,
    written: written.length,
    unchanged: read.length - written.length,
    deleted: gone.length,
    passages: written.reduce((sum, { passages }) => sum + passages.length, 0),
    rejected,
  };
}

/**
 * Documents with their passages and vectors, all embedded together. A passage's vector leans towards what it
 * is about: a question in other words than the passage often has those of its heading.
 */
export async function withPassages(
  documents: readonly KnowledgeDocument[],
  embedder: Embedder,
): Promise<ReadDocument[]> {
  const split = await Promise.all(
    documents.map(async (document) => ({
      document,
      passages: await passagesOf(document),
    })),
  );
  const said = split.flatMap(({ passages }) => passages.map((one) => `${aboutOf(one)}. ${one.text}`));
  const about = [...new Set(split.flatMap(({ passages }) => passages.map(aboutOf)))];
  const vectors = await embedder.embed([...said, ...about]);
  const aboutAt = new Map(about.map((text, at) => [text, vectors[said.length + at] ?? []]));
  let next = 0;
  return split.map(({ document, passages }) => ({
    document,
    passages: passages.map((passage) => ({
      ...passage,
      embedding: leaning(vectors[next++] ?? [], aboutAt.get(aboutOf(passage)) ?? [], ABOUT),
    })),
  }));
}

/** What a passage is about, by the headings above it and the topics of its document. */
function aboutOf({ heading, topics }: Passage): string {
  return `${heading} (${topics})`;
}

/** Which vectors passages carry: those of another model, or made in another way, are not compared with questions. */
export function vectorsOf(embedder: Pick<Embedder, 'name'>): string {
  return `${embedder.name}, leaning to headings`;
}
