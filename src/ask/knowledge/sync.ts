import { basename, dirname, resolve } from 'node:path';
import type { Database } from '../../domain/database.ts';
import { DaybreakError } from '../../domain/errors.ts';
import { kindOfPath, readFrontMatter } from '../../platform/front-matter.ts';
import type { Embedder } from '../../platform/models/index.ts';
import { leaning } from '../../platform/vector.ts';
import { differingIn } from './differing.ts';
import { documentFrom, type KnowledgeDocument } from './document.ts';
import { type Passage, passagesOf } from './passages.ts';
import { SAMPLE_SOURCES, type Scope, scopeOf } from './scope.ts';
import {
  countWords,
  deleteDocuments,
  deleteSample,
  type ReadDocument,
  readStanding,
  writeDocuments,
} from './store.ts';

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
  /** How many of the sample shop's documents left, for these are the first of one's own. */
  readonly sampleForgotten: number;
  /** Documents whose text says another figure than the field that machines obey, each with a sentence. */
  readonly differing: readonly { readonly path: string; readonly says: string }[];
}

/**
 * Makes what is known of a folder, or of one file, what stands in it: new and changed documents are read, those that are
 * gone are forgotten, the rest is left alone; a document that cannot be read is told and stays as it was. The first
 * folder of one's own ends the sample shop's documents. Throws `invalid_input`, with nothing changed, where there is
 * nothing to read; `prune` forgets what stood there instead.
 */
export async function syncKnowledge(
  { db, embedder }: { db: Database; embedder: Embedder },
  path: string,
  now: Date,
  { prune = false }: { prune?: boolean } = {},
): Promise<Synced> {
  const target = resolve(path);
  const kind = await kindOfPath(target);
  const all = await readStanding(db);
  const scope = scopeOf(target, kind === 'file' || /\.md$/i.test(target), all);
  const { read, rejected } = await readDocuments(target, scope);
  refuseEmpty({ path, kind, scope, prune, count: read.length + rejected.length });
  const isOwn = scope.source !== 'sample';
  const clash = all.find(
    (one) =>
      one.source !== scope.source &&
      !(isOwn && SAMPLE_SOURCES.includes(one.source)) &&
      !scope.absorbed.includes(one) &&
      read.some(({ id }) => id === one.id),
  );
  if (clash) {
    throw new DaybreakError(
      'invalid_input',
      `${clash.id} is already known from ${clash.source}: two folders must not have the same name.`,
    );
  }
  const known = new Map(scope.standing.map((one) => [one.id, one]));
  const changed = read.filter(({ id, hash }) => {
    const before = known.get(id);
    return before?.hash !== hash || before.embedded_by !== vectorsOf(embedder);
  });
  const ids = new Set([...read.map(({ id }) => id), ...rejected.map((one) => idOf(scope, one.path))]);
  const gone = scope.standing.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
  const written = await withPassages(changed, embedder);
  const sampleForgotten = await db.transaction(async (tx) => {
    const forgotten = isOwn ? await deleteSample(tx, SAMPLE_SOURCES, now) : 0;
    await deleteDocuments(tx, [...gone, ...scope.absorbed.map(({ id }) => id)]);
    await writeDocuments(tx, written, {
      source: scope.source,
      embeddedBy: vectorsOf(embedder),
      savedBy: null,
      now,
    });
    if (gone.length + written.length + scope.absorbed.length + forgotten > 0) await countWords(tx);
    return forgotten;
  });
  return {
    folder: path,
    written: written.length,
    unchanged: read.length - written.length,
    deleted: gone.length,
    passages: written.reduce((sum, { passages }) => sum + passages.length, 0),
    rejected,
    sampleForgotten,
    differing: read.flatMap((one) => differingIn(one).map((says) => ({ path: one.path, says }))),
  };
}

/** A document's name among all: the folder's name and its path in it. */
function idOf({ root }: Scope, path: string): string {
  return `${basename(root)}/${path}`;
}

async function readDocuments(target: string, scope: Scope) {
  const { documents, unreadable } = await readFrontMatter(target);
  // A file is read by its own name, and filed by its place in the folder.
  const inside =
    target === scope.root ? '' : `${/\.md$/i.test(scope.part) ? dirname(scope.part) : scope.part}/`;
  const place = (path: string) => `${inside}${path}`.replace(/^\.\//, '');
  const rejected = unreadable.map(({ path, reason }) => ({ path: place(path), reason }));
  const read: KnowledgeDocument[] = [];
  for (const { path, front, body } of documents) {
    const document = documentFrom(place(path), front, body);
    if ('wrong' in document) rejected.push({ path: place(path), reason: document.wrong });
    else read.push({ ...document, id: idOf(scope, document.path) });
  }
  return { read, rejected };
}

/** A mistyped folder, or one that was emptied by mistake, must not forget what it taught. */
function refuseEmpty({
  path,
  kind,
  scope,
  prune,
  count,
}: {
  path: string;
  kind: 'folder' | 'file' | 'missing';
  scope: Scope;
  prune: boolean;
  count: number;
}): void {
  const stood = scope.standing.length;
  if (count > 0 || (prune && stood > 0)) return;
  const what = kind === 'missing' ? `There is no ${path}` : `There is no Markdown in ${path}`;
  throw new DaybreakError(
    'invalid_input',
    stood > 0
      ? `${what}, where ${stood} documents were read before. Nothing was changed; to forget them, say --prune.`
      : `${what}. Nothing was changed.`,
  );
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
