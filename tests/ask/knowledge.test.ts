import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  confirmKnowledge,
  exportMarkdown,
  readStale,
  saveKnowledge,
  syncKnowledge,
  takeBackKnowledge,
  warningsFor,
} from '../../src/ask/index.ts';
import { identifiersIn, passagesOf } from '../../src/ask/knowledge/passages.ts';
import { findPassages } from '../../src/ask/retrieve/store.ts';
import { grant } from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { testDatabase } from '../support/database.ts';

const NOW = new Date('2026-11-23T08:00:00Z');
const ACTOR = { type: 'user', teamId: 'T1', userId: 'U1', name: 'Maya' } as const;
const embedder = createEmbedder({});

let db: Database;
let folder: string;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

beforeEach(async () => {
  await db.query('delete from knowledge_document');
  await db.query('delete from knowledge_version');
  folder = await mkdtemp(join(tmpdir(), 'daybreak-knowledge-'));
  await mkdir(join(folder, 'policies'));
  await write(
    'returns',
    'title: Returns\nowner: Ada\nsupersedes: policies/old.md',
    '# Returns\n\n## Window\n\nAnything may come back within 30 days.',
  );
  await write(
    'old',
    'title: Returns in 2019\nreview_by: 2020-01-01',
    'Anything may come back within 60 days.',
  );
  await write(
    'mill',
    'title: The mill\napplies_to: { suppliers: [S03] }',
    'The mill closes in August. Invoice numbers begin with INV-77.',
  );
  await write('past', 'title: Summer rule\nvalid_until: 2026-08-31', 'Candles wait in the cold room.');
});

function write(name: string, front: string, body: string): Promise<void> {
  return writeFile(join(folder, 'policies', `${name}.md`), `---\n${front}\n---\n\n${body}\n`);
}

const sync = () => syncKnowledge({ db, embedder }, folder, NOW);

async function find(text: string, suppliers: readonly string[] = [], skus: readonly string[] = []) {
  const [embedding = []] = await embedder.embed([text]);
  return findPassages(db, {
    text,
    embedding,
    identifiers: identifiersIn(text),
    suppliers,
    skus,
    today: '2026-11-23',
    most: 5,
  });
}

test('what has not changed is not read again, what changed is, and what is gone is forgotten', async () => {
  expect(await sync()).toMatchObject({ written: 4, unchanged: 0, deleted: 0 });
  expect(await sync()).toMatchObject({ written: 0, unchanged: 4, deleted: 0 });
  await write('returns', 'title: Returns', 'Anything may come back within 20 days.');
  await rm(join(folder, 'policies', 'mill.md'));
  expect(await sync()).toMatchObject({ written: 1, unchanged: 2, deleted: 1 });
  expect((await find('when does the mill close?')).some(({ title }) => title === 'The mill')).toBe(false);
});

test('a document with front matter that is wrong is named with what is wrong, and the others are read', async () => {
  await write('wrong', 'title: Wrong\nreview_by: soon', 'Text.');
  await writeFile(join(folder, 'broken.md'), '---\ntitle: a: b\n---\nText.');
  const { rejected, written } = await sync();
  expect(written).toBe(4);
  expect(rejected).toEqual([
    { path: 'broken.md', reason: 'its front matter is not YAML' },
    { path: 'policies/wrong.md', reason: expect.stringContaining('review_by') },
  ]);
});

test('a replaced document ranks below the one that replaces it, and both say so', async () => {
  await sync();
  const found = await find('within how many days may things come back?');
  expect(found[0]).toMatchObject({ title: 'Returns', isSuperseded: false, heading: 'Returns › Window' });
  expect(found.find(({ title }) => title === 'Returns in 2019')).toMatchObject({
    isSuperseded: true,
    isStale: true,
  });
});

test('what is about another supplier or does not hold today is not found', async () => {
  await sync();
  expect((await find('when is it closed?', ['S99'])).map(({ title }) => title)).not.toContain('The mill');
  expect((await find('when is it closed?', ['S03'])).map(({ title }) => title)).toContain('The mill');
  expect((await find('where do candles wait?')).map(({ title }) => title)).not.toContain('Summer rule');
});

test('an identifier finds the passage that names it', async () => {
  await sync();
  expect((await find('INV-77'))[0]?.path).toBe('policies/mill.md');
});

test('what is named by a number that no passage has is not found', async () => {
  await write('lockers', 'title: Lockers', 'Locker number 31 belongs to Ada, locker number 32 to Bo.');
  await sync();
  expect((await find('whose is locker number 31?')).map(({ title }) => title)).toEqual(['Lockers']);
  expect(await find('whose is locker number 3131?')).toEqual([]);
  expect(await find('what does invoice INV-9 mean?')).toEqual([]);
  expect((await find('is a return of 1200 g taken within 30 days?')).length).toBeGreaterThan(0);
});

test('a SKU stands for its supplier, and a document about one supplier says so where none is named', async () => {
  await db.query(
    "insert into supplier (supplier_id, name, source) values ('S03', 'Galway', 'feed'), ('S07', 'Taichung', 'feed')",
  );
  await db.query(
    `insert into supplier_sku (supplier_id, sku, valid_from, source)
     values ('S03', 'SKU-1', '2026-01-01', 'feed'), ('S07', 'SKU-2', '2026-01-01', 'feed')`,
  );
  await sync();
  const titles = async (skus: readonly string[]) =>
    (await find('how are invoices numbered when the mill closes?', [], skus)).map(({ title }) => title);
  expect(await titles(['SKU-1'])).toContain('The mill');
  expect((await titles(['SKU-2'])).join()).not.toContain('The mill');
  expect((await titles([])).join()).toContain('The mill (of Galway)');
  await write('all', 'title: All mills', 'The mill closes in August. Invoice numbers begin with INV-77.');
  await sync();
  expect((await titles([]))[0]).toBe('All mills');
});

test('overdue documents are listed with their owners', async () => {
  await sync();
  expect(await readStale(db, '2026-11-23')).toEqual([
    expect.objectContaining({ title: 'Returns in 2019', review_by: '2020-01-01' }),
  ]);
});

test('headings stand above their passages, and a heading in code is none', async () => {
  const passages = await passagesOf({
    title: 'T',
    topics: [],
    policies: {},
    body: '# T\n\n## A\n\none\n\n### B\n\ntwo\n\n```\n# no\n```',
  });
  expect(passages.map(({ heading }) => heading)).toEqual(['T › A', 'T › A › B']);
});

test('what machines obey of a document is a passage in words, that people find', async () => {
  const passages = await passagesOf({
    title: 'Returns',
    topics: [],
    policies: {
      return_window_days: 30,
      approval_limits: [{ action: 'reply_ticket', above: 50, needs: 'two people' }],
      nicknames: { 'the blue mug': ['SKU-1'] },
    },
    body: 'Anything may come back.',
  });
  expect(passages.at(-1)).toMatchObject({
    heading: 'Returns › What Daybreak goes by',
    text: 'Return window days: 30.\n\nApproval limits: action reply ticket, above 50, needs two people.',
  });
});

test('what is saved has a version, can be taken back, and reads back as the same document', async () => {
  const draft = {
    title: 'Tet',
    text: 'They close for three weeks.',
    owner: 'Maya',
    topics: 'supplier',
    review_by: '2027-11-23',
  };
  const first = await saveKnowledge({ db, embedder }, draft, { actor: ACTOR, now: NOW });
  expect(first).toEqual({ id: 'capture/tet.md', version: 1 });
  await saveKnowledge(
    { db, embedder },
    { ...draft, text: 'They close for four weeks.' },
    { actor: ACTOR, now: NOW },
  );
  expect(await exportMarkdown(db, first.id)).toMatch(
    /^---\ntitle: "Tet"\nowner: "Maya"\n[\s\S]*four weeks\.\n$/,
  );
  expect(await takeBackKnowledge({ db, embedder }, first.id, { actor: ACTOR, now: NOW })).toEqual({
    title: 'Tet',
    isGone: false,
  });
  expect(await exportMarkdown(db, first.id)).toContain('three weeks');
  expect(await takeBackKnowledge({ db, embedder }, first.id, { actor: ACTOR, now: NOW })).toEqual({
    title: 'Tet',
    isGone: true,
  });
  await expect(takeBackKnowledge({ db, embedder }, first.id, { actor: ACTOR, now: NOW })).rejects.toThrow(
    'Nothing called',
  );
});

test('what somebody else has saved is replaced only where that is said', async () => {
  const draft = { title: 'Fridge', text: 'Emptied on Wednesdays.', owner: 'Tomás', review_by: '2027-11-23' };
  const other = { type: 'user', teamId: 'T1', userId: 'U2' } as const;
  const save = (more: object, actor: typeof ACTOR | typeof other) =>
    saveKnowledge({ db, embedder }, { ...draft, ...more }, { actor, now: NOW });
  await save({}, ACTOR);
  const alike = { title: 'FRIDGE!', text: 'It belongs to finance.' };
  await expect(save(alike, other)).rejects.toMatchObject({
    detail: { fields: { title: expect.stringContaining('Tomás answers for it') } },
  });
  expect(await exportMarkdown(db, 'capture/fridge.md')).toContain('Wednesdays');
  expect(await save({ ...alike, replaces: 'yes' }, other)).toEqual({ id: 'capture/fridge.md', version: 2 });
  await takeBackKnowledge({ db, embedder }, 'capture/fridge.md', { actor: other, now: NOW });
  expect(await exportMarkdown(db, 'capture/fridge.md')).toContain('Wednesdays');
  await takeBackKnowledge({ db, embedder }, 'capture/fridge.md', { actor: ACTOR, now: NOW });
});

test('a form that lacks something says where', async () => {
  await expect(
    saveKnowledge(
      { db, embedder },
      { title: ' ', text: 'x', owner: 'y', review_by: 'soon' },
      { actor: ACTOR, now: NOW },
    ),
  ).rejects.toMatchObject({
    detail: {
      fields: { title: 'Give it a title.', review_by: 'Give a day on which someone reads it again.' },
    },
  });
});

test('what contradicts something written is said before it is saved', async () => {
  await sync();
  const warnings = await warningsFor(
    { db, embedder },
    'Anything may come back within 14 days.',
    '2026-11-23',
  );
  expect(warnings.join(' ')).toContain('“Returns”');
});

test('only its owner confirms what somebody else kept in their name, once', async () => {
  const draft = {
    title: 'Printer',
    text: 'The label printer jams with blue rolls.',
    owner: 'Priya Raman',
    review_by: '2027-11-23',
  };
  const { id } = await saveKnowledge({ db, embedder }, draft, { actor: ACTOR, now: NOW, awaitsOwner: true });
  const priya = { type: 'user', teamId: 'T1', userId: 'UPRIYA' } as const;
  await grant(db, {
    actor: { type: 'system', name: 'test' },
    member: { teamId: 'T1', userId: 'UPRIYA', name: 'Priya Raman', roles: ['operator'] },
    now: NOW,
  });
  await grant(db, {
    actor: { type: 'system', name: 'test' },
    member: { teamId: 'T1', userId: 'UMAYA', name: 'Maya', roles: ['admin'] },
    now: NOW,
  });
  const other = { ...priya, userId: 'UMAYA' };
  await expect(confirmKnowledge(db, id, { actor: other, now: NOW })).rejects.toThrow(/Only Priya Raman/);
  expect(await confirmKnowledge(db, id, { actor: priya, now: NOW })).toEqual({ title: 'Printer' });
  await expect(confirmKnowledge(db, id, { actor: priya, now: NOW })).rejects.toThrow(/confirmed already/);
});
