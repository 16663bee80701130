import type { Queryable, Transaction } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import { vectorText } from '../../platform/vector.ts';
import type { KnowledgeDocument } from './document.ts';
import type { Passage } from './passages.ts';

/** What stands of a source, to tell what has changed. */
export interface StandingDocument {
  readonly id: string;
  readonly source: string;
  readonly path: string;
  readonly hash: string;
  readonly embedded_by: string;
}

export async function readStanding(db: Queryable): Promise<StandingDocument[]> {
  const { rows } = await db.query<StandingDocument>(
    'select id, source, path, hash, embedded_by from knowledge_document order by id',
  );
  return rows;
}

/** A document with its passages and their vectors. */
export interface ReadDocument {
  readonly document: KnowledgeDocument;
  readonly passages: readonly (Passage & { readonly embedding: readonly number[] })[];
}

/** Who saved it and when; null for what was read from a folder. */
export interface Saving {
  readonly source: string;
  readonly embeddedBy: string;
  readonly savedBy: Readonly<Record<string, unknown>> | null;
  readonly now: Date;
}

/** Writes documents with their passages; what stood of them goes. */
export async function writeDocuments(
  tx: Transaction,
  documents: readonly ReadDocument[],
  { source, embeddedBy, savedBy, now }: Saving,
): Promise<void> {
  if (documents.length === 0) return;
  await tx.query(
    `insert into knowledge_document (id, source, path, title, owner, topics, review_by, valid_from, valid_until,
            applies_skus, applies_suppliers, supersedes, body, policies, hash, embedded_by, saved_by, updated_at)
     select d->>'id', $2, d->>'path', d->>'title', d->>'owner', array(select jsonb_array_elements_text(d->'topics')),
            (d->>'reviewBy')::date, (d->>'validFrom')::date, (d->>'validUntil')::date,
            array(select jsonb_array_elements_text(d->'skus')), array(select jsonb_array_elements_text(d->'suppliers')),
            d->>'supersedes', d->>'body', d->'policies', d->>'hash', $3, $4, $5
       from jsonb_array_elements($1::jsonb) d
     on conflict (id) do update set title = excluded.title, owner = excluded.owner, topics = excluded.topics,
       review_by = excluded.review_by, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
       applies_skus = excluded.applies_skus, applies_suppliers = excluded.applies_suppliers,
       supersedes = excluded.supersedes, body = excluded.body, policies = excluded.policies, hash = excluded.hash,
       embedded_by = excluded.embedded_by, saved_by = excluded.saved_by, updated_at = excluded.updated_at,
       awaits_owner = false, version = knowledge_document.version + 1`,
    [JSON.stringify(documents.map(({ document }) => document)), source, embeddedBy, savedBy, now],
  );
  await tx.query('delete from knowledge_passage where document_id = any($1)', [
    documents.map(({ document }) => document.id),
  ]);
  const passages = documents.flatMap(({ document, passages: own }) =>
    own.map(({ embedding, ...passage }, ordinal) => ({
      ...passage,
      documentId: document.id,
      ordinal,
      embedding: vectorText(embedding),
    })),
  );
  await tx.query(
    `insert into knowledge_passage (document_id, ordinal, heading, text, topics, identifiers, embedding)
     select p->>'documentId', (p->>'ordinal')::int, p->>'heading', p->>'text', p->>'topics',
            array(select jsonb_array_elements_text(p->'identifiers')), (p->>'embedding')::vector
       from jsonb_array_elements($1::jsonb) p`,
    [JSON.stringify(passages)],
  );
}

/** Says whether a document still awaits its owner's word; false where it did so already, or is gone. */
export async function setAwaiting(tx: Transaction, id: string, awaits: boolean): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update knowledge_document set awaits_owner = $2 where id = $1 and awaits_owner <> $2',
    [id, awaits],
  );
  return rowCount > 0;
}

export async function deleteDocuments(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.query('delete from knowledge_document where id = any($1)', [ids]);
}

/** The folders of one's own that were synced. */
export async function readFolders(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ source: string }>(
    "select distinct source from knowledge_document where source not in ('capture', 'sample') order by source",
  );
  return rows.map(({ source }) => source);
}

/** Forgets the documents of the sample shop for good; returns how many there were. */
export async function deleteSample(tx: Transaction, sources: readonly string[], now: Date): Promise<number> {
  const { rows } = await tx.query('delete from knowledge_document where source = any($1) returning id', [
    sources,
  ]);
  await tx.query('insert into sample_knowledge (gone_at) values ($1) on conflict do nothing', [now]);
  return rows.length;
}

/** True where the sample shop's documents were forgotten, and are not to come back. */
export async function isSampleGone(db: Queryable): Promise<boolean> {
  const { rows } = await db.query('select from sample_knowledge');
  return rows.length > 0;
}

/** Counts in how many passages each word stem occurs. */
export async function countWords(tx: Transaction): Promise<void> {
  await tx.query('delete from knowledge_word');
  await tx.query(
    `insert into knowledge_word (word, passages)
     select word, ndoc from ts_stat('select words from knowledge_passage')
      union all select '', count(*) from knowledge_passage`,
  );
}

/** Whether anybody has loaded or saved anything. */
export async function hasKnowledge(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ has: boolean }>('select exists (select from knowledge_document) as has');
  return rows[0]?.has ?? false;
}

/** A document whose review date has passed. */
export interface StaleDocument {
  readonly id: string;
  readonly title: string;
  readonly owner: string | null;
  readonly review_by: Day;
}

/** What should have been read again by `today`, the longest overdue first. */
export async function readStale(db: Queryable, today: Day): Promise<StaleDocument[]> {
  const { rows } = await db.query<StaleDocument>(
    `select id, title, owner, review_by::text as review_by from knowledge_document
      where review_by < $1 order by review_by, id`,
    [today],
  );
  return rows;
}

/** A document with fields that machines obey. */
export interface StatedDocument {
  readonly id: string;
  readonly title: string;
  readonly owner: string | null;
  readonly policies: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Every document that has fields which machines obey, by id. */
export async function readStated(db: Queryable): Promise<StatedDocument[]> {
  const { rows } = await db.query<StatedDocument>(
    "select id, title, owner, policies, body from knowledge_document where policies <> '{}' order by id",
  );
  return rows;
}

/** A document as a person reads it. */
export interface DocumentRow {
  readonly id: string;
  readonly title: string;
  readonly owner: string | null;
  readonly topics: readonly string[];
  readonly review_by: Day | null;
  readonly body: string;
  readonly policies: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly version: number;
}

export async function readDocument(db: Queryable, id: string): Promise<DocumentRow | null> {
  const { rows } = await db.query<DocumentRow>(
    `select id, title, owner, topics, review_by::text as review_by, body, policies, source, version
       from knowledge_document where id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Documents whose front matter holds rules of what people never want. */
export async function readRuleDocuments(
  db: Queryable,
): Promise<{ id: string; title: string; saved: boolean; never: unknown }[]> {
  const { rows } = await db.query<{ id: string; title: string; saved: boolean; never: unknown }>(
    `select id, title, source = 'capture' as saved, policies->'never' as never from knowledge_document
      where policies ? 'never' order by id`,
  );
  return rows;
}

/** One state that a saved document has had. */
export interface SavedVersion {
  readonly version: number;
  readonly document: KnowledgeDocument;
  /** The actor who saved it. */
  readonly savedBy: Readonly<Record<string, unknown>>;
}

/** Keeps a saved document's new state; returns its version. */
export async function writeVersion(
  tx: Transaction,
  { document, savedBy, now }: { document: KnowledgeDocument; savedBy: object; now: Date },
): Promise<number> {
  const { rows } = await tx.query<{ version: number }>(
    `insert into knowledge_version (document_id, version, document, saved_by, saved_at)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4 from knowledge_version where document_id = $1
     returning version`,
    [document.id, JSON.stringify(document), JSON.stringify(savedBy), now],
  );
  return rows[0]?.version ?? 1;
}

/** The two newest states of a saved document, the newest first. */
export async function readVersions(db: Queryable, id: string): Promise<SavedVersion[]> {
  const { rows } = await db.query<SavedVersion>(
    'select version, document, saved_by as "savedBy" from knowledge_version where document_id = $1 order by version desc limit 2',
    [id],
  );
  return rows;
}

export async function dropVersion(tx: Transaction, id: string, version: number): Promise<void> {
  await tx.query('delete from knowledge_version where document_id = $1 and version = $2', [id, version]);
}

/** The documents that people saved in conversations. */
export async function readSavedIds(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    "select id from knowledge_document where source = 'capture' order by id",
  );
  return rows.map(({ id }) => id);
}
