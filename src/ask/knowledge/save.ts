import { z } from 'zod';
import type { Actor } from '../../domain/actor.ts';
import type { Database, Transaction } from '../../domain/database.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import { DaybreakError } from '../../domain/errors.ts';
import type { Embedder } from '../../platform/models/index.ts';
import { appendTrace } from '../../trace/index.ts';
import { conflictIn } from '../answer/conflict.ts';
import { sentencesOf } from '../answer/sentences.ts';
import { findPassages } from '../retrieve/store.ts';
import { documentFrom } from './document.ts';
import { identifiersIn } from './passages.ts';
import {
  countWords,
  deleteDocuments,
  dropVersion,
  readDocument,
  readVersions,
  setAwaiting,
  writeDocuments,
  writeVersion,
} from './store.ts';
import { vectorsOf, withPassages } from './sync.ts';

/** Where what people save in a conversation is kept. */
const SOURCE = 'capture';
/** Passages this much alike say the same. */
const SAME = 0.8;

const schema = z.object({
  title: z.string({ error: 'Give it a title.' }).trim().min(1, 'Give it a title.').max(150),
  text: z.string({ error: 'Say what should be known.' }).trim().min(1, 'Say what should be known.').max(3000),
  owner: z.string({ error: 'Say who answers for it.' }).trim().min(1, 'Say who answers for it.').max(150),
  topics: z.string().max(150).nullish(),
  /** Says that another's document of the same title is meant, of which this is the next version. */
  replaces: z.literal('yes').nullish(),
  review_by: z
    .string({ error: 'Give a day on which someone reads it again.' })
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'Give a day on which someone reads it again.'),
  /** Where it is a rule that machines obey: what is never wanted, as front matter has it. */
  never: z.unknown().optional(),
});

/** Something that someone wants to be known. */
export type KnowledgeDraft = z.input<typeof schema>;

/** Who saves, when, and what else happens in the same transaction, or nothing does. */
export interface Saving {
  readonly actor: Actor;
  readonly now: Date;
  readonly also?: (tx: Transaction, id: string) => Promise<void>;
  /** It is kept in another's name, who has not said yet that it is right. */
  readonly awaitsOwner?: boolean;
}

/** When what is saved today is read again, unless someone says otherwise. */
export function reviewDay(now: Date, timeZone: string): string {
  return addDays(dayOf(now, timeZone), 365);
}

/**
 * Keeps what someone said as a document of their own, with their name and a version. Saving under a title that stands
 * writes its next version; another's only where the draft says that it is meant. Throws `invalid_input` that names each
 * wrong field.
 */
export async function saveKnowledge(
  { db, embedder }: { db: Database; embedder: Embedder },
  draft: unknown,
  { actor, now, also, awaitsOwner = false }: Saving,
): Promise<{ id: string; version: number }> {
  const read = schema.safeParse(draft);
  if (!read.success) {
    const fields = Object.fromEntries(
      read.error.issues.map(({ path, message }) => [path.join('.'), message]),
    );
    throw new DaybreakError('invalid_input', Object.values(fields).join(' '), { fields });
  }
  const { title, text, owner, topics, review_by, never, replaces } = read.data;
  const path = `${slug(title)}.md`;
  const front = { title, owner, topics: topics ?? '', review_by, ...(never ? { never } : {}) };
  const document = documentFrom(path, front, text);
  if ('wrong' in document) throw new DaybreakError('invalid_input', document.wrong);
  const id = `${SOURCE}/${path}`;
  const [standing] = await readVersions(db, id);
  if (standing && !replaces && !isBy(actor, standing.savedBy)) {
    const { title: own, owner: whose } = standing.document;
    const wrong = `“${own}” is already written, and ${whose ?? 'somebody else'} answers for it. Give yours another title, or say that it is the next version.`;
    throw new DaybreakError('invalid_input', wrong, { fields: { title: wrong } });
  }
  const written = await withPassages([{ ...document, id }], embedder);
  return db.transaction(async (tx) => {
    await writeDocuments(tx, written, {
      source: SOURCE,
      embeddedBy: vectorsOf(embedder),
      savedBy: { ...actor },
      now,
    });
    if (awaitsOwner) await setAwaiting(tx, id, true);
    const version = await writeVersion(tx, { document: { ...document, id }, savedBy: { ...actor }, now });
    await countWords(tx);
    await appendTrace(tx, {
      at: now,
      kind: 'saved',
      findingId: null,
      actionId: null,
      actor,
      summary: `Saved “${title}”, version ${version}`,
      data: { id, version },
    });
    await also?.(tx, id);
    return { id, version };
  });
}

/**
 * Takes the newest version of a saved document back: the one before it stands again, or nothing. Throws `not_found`
 * where nothing of that name was saved in a conversation.
 */
export async function takeBackKnowledge(
  { db, embedder }: { db: Database; embedder: Embedder },
  id: string,
  { actor, now }: { actor: Actor; now: Date },
): Promise<{ title: string; isGone: boolean }> {
  const versions = await readVersions(db, id);
  const [last, before] = versions;
  if (!last) throw new DaybreakError('not_found', `Nothing called ${id} was saved here.`);
  const written = before ? await withPassages([before.document], embedder) : [];
  await db.transaction(async (tx) => {
    if (before)
      await writeDocuments(tx, written, {
        source: SOURCE,
        embeddedBy: vectorsOf(embedder),
        savedBy: { ...actor },
        now,
      });
    else await deleteDocuments(tx, [id]);
    await dropVersion(tx, id, last.version);
    await countWords(tx);
    const summary = `Took back version ${last.version} of “${last.document.title}”`;
    await appendTrace(tx, {
      at: now,
      kind: 'saved',
      findingId: null,
      actionId: null,
      actor,
      summary,
      data: { id },
    });
  });
  return { title: last.document.title, isGone: !before };
}

/** What is written already about the same, or against it: a sentence each; none where nothing is. */
export async function warningsFor(
  { db, embedder }: { db: Database; embedder: Embedder },
  text: string,
  today: string,
): Promise<string[]> {
  const [embedding = []] = await embedder.embed([text]);
  const passages = await findPassages(db, {
    text,
    embedding,
    identifiers: identifiersIn(text),
    suppliers: [],
    skus: [],
    today,
    most: 5,
    isStatement: true,
  });
  const same = passages.find(({ similarity }) => similarity >= SAME);
  const [first] = passages;
  const own = first ? sentencesOf([{ ...first, documentId: '', text, title: 'what you say' }]) : [];
  const conflict = conflictIn(text, [...own, ...sentencesOf(passages)]);
  const against = conflict?.sides.find(({ passage }) => passage.documentId !== '');
  return [
    ...(same ? [`Much the same is written in “${same.title}”.`] : []),
    ...(against && conflict?.sides.some(({ passage }) => passage.documentId === '')
      ? [`“${against.passage.title}” says otherwise: ${against.text}`]
      : []),
  ];
}

/** A document as it stands, as the Markdown file that would be read back as the same. */
export async function exportMarkdown(db: Database, id: string): Promise<string | null> {
  const document = await readDocument(db, id);
  if (!document) return null;
  const { title, owner, topics, review_by, body, policies } = document;
  const front = [
    `title: ${JSON.stringify(title)}`,
    ...(owner ? [`owner: ${JSON.stringify(owner)}`] : []),
    `topics: ${JSON.stringify(topics)}`,
    ...(review_by ? [`review_by: ${review_by}`] : []),
    // JSON is YAML too.
    ...Object.entries(policies).map(([field, value]) => `${field}: ${JSON.stringify(value)}`),
  ];
  return `---\n${front.join('\n')}\n---\n\n${body}\n`;
}

function isBy(actor: Actor, savedBy: Partial<Record<string, unknown>>): boolean {
  if (actor.type !== 'user') return savedBy.type === actor.type;
  return savedBy.userId === actor.userId && savedBy.teamId === actor.teamId;
}

function slug(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'note'
  );
}
