import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  doubtfulDocuments,
  forgetSampleKnowledge,
  settleSampleKnowledge,
  syncKnowledge,
} from '../../src/ask/index.ts';
import { differingIn } from '../../src/ask/knowledge/differing.ts';
import type { Database } from '../../src/domain/database.ts';
import { readWritten } from '../../src/watch/written/facts.ts';
import { testDatabase } from '../support/database.ts';
import { blank, writtenRules } from '../support/written.ts';

const NOW = new Date('2026-11-23T08:00:00Z');

let db: Database;
let folder: string;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

beforeEach(async () => {
  await db.query('delete from knowledge_document');
  await db.query('delete from sample_knowledge');
  folder = await mkdtemp(join(tmpdir(), 'daybreak-sync-'));
  await mkdir(join(folder, 'rules'));
  await writeFile(join(folder, 'rules', 'dock.md'), 'The dock opens at seven.');
  await writeFile(join(folder, 'README.MD'), 'Start here: the boiler room is locked.');
});

const sync = (path = folder, prune = false) => syncKnowledge({ db, embedder: blank }, path, NOW, { prune });

async function known(): Promise<string[]> {
  const { rows } = await db.query<{ path: string }>('select path from knowledge_document order by path');
  return rows.map(({ path }) => path);
}

test.each([
  ['review_by: 2027-13-01', 'review_by: is no day of the calendar: write it as 2027-05-10'],
  ['valid_until: 2027-02-30', 'valid_until: is no day of the calendar: write it as 2027-05-10'],
  ['review_by: 0000-01-01', 'review_by: is no day of the calendar: write it as 2027-05-10'],
  ['owner: "A\\0da"', 'owner: has a character that is no text: take its escape out'],
])(
  'a document with %s is left out, with its field and what to do, and the others are read',
  async (front, reason) => {
    await writeFile(join(folder, 'wrong.md'), `---\n${front}\n---\n\nText.\n`);
    expect(await sync()).toMatchObject({ written: 2, rejected: [{ path: 'wrong.md', reason }] });
    expect(await known()).toEqual(['README.MD', 'rules/dock.md']);
  },
);

test('a file that is no text is left out, with the line', async () => {
  await writeFile(join(folder, 'raw.md'), 'One.\nTwo.\0\n');
  expect(await sync()).toMatchObject({
    written: 2,
    rejected: [{ path: 'raw.md', reason: 'line 2 has a NUL character: save the file as UTF-8 text' }],
  });
});

test('a folder that is gone or suddenly empty forgets nothing, unless that is said', async () => {
  await sync();
  await rm(join(folder, 'rules'), { recursive: true });
  await rm(join(folder, 'README.MD'));
  await expect(sync()).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('--prune'),
  });
  await rm(folder, { recursive: true });
  await expect(sync()).rejects.toThrow('2 documents were read before. Nothing was changed');
  await expect(sync(`${folder}x`)).rejects.toThrow('There is no');
  expect(await known()).toEqual(['README.MD', 'rules/dock.md']);
  expect(await sync(folder, true)).toMatchObject({ deleted: 2 });
  expect(await known()).toEqual([]);
});

test('a file or a folder inside one that is known is known once, in whatever order', async () => {
  const file = join(folder, 'rules', 'dock.md');
  await sync(file);
  expect(await known()).toEqual(['dock.md']);
  await sync();
  expect(await known()).toEqual(['README.MD', 'rules/dock.md']);
  expect(await sync(file)).toMatchObject({ written: 0, unchanged: 1, deleted: 0 });
  expect(await sync(join(folder, 'rules'))).toMatchObject({ written: 0, unchanged: 1, deleted: 0 });
  expect(await known()).toEqual(['README.MD', 'rules/dock.md']);
});

test('a figure that the text does not say is told when it is read, and stays among what is doubtful', async () => {
  await writeFile(
    join(folder, 'window.md'),
    '---\ntitle: Window\nowner: Ada\nreturn_window_days: 45\n---\n\nEverything may come back within fourteen days.\n',
  );
  const says = 'return_window_days is 45 days, but the text says 14 days: make them the same';
  expect(await sync()).toMatchObject({ differing: [{ path: 'window.md', says }] });
  expect(await doubtfulDocuments(db, '2026-11-23')).toEqual([
    expect.objectContaining({ title: 'Window', owner: 'Ada', review_by: null, why: says }),
  ]);
});

test.each([
  [{ return_window_days: 30 }, 'Within **thirty** days.'],
  [{ return_window_days: 21 }, 'Within twenty-one days of delivery.'],
  [{ approval_limits: [{ action: '*', above: 8000, needs: 'Ada' }] }, 'Above $8,000 Ada signs.'],
  [{ approval_limits: [{ action: '*', above: 25000, needs: 'Ada' }] }, 'Above 25k Ada signs.'],
  [{ action_limits: [{ action: '*', measure: 'percent_change', at_most: 30 }] }, 'At most 30 % at once.'],
])('%j is said by “%s”', (policies, body) => {
  expect(differingIn({ policies, body })).toEqual([]);
});

describe('the sample shop’s documents', () => {
  const rules = () => readWritten(db, ['carrier_rules', 'answers'], '2026-11-23');

  test('say the same as their fields, and bind while the shop is the sample', async () => {
    await writtenRules(db, NOW);
    expect((await rules()).map(({ path }) => path)).toEqual(['policies/answers.md', 'policies/carriers.md']);
    expect((await doubtfulDocuments(db, '2026-11-23')).filter(({ review_by }) => review_by === null)).toEqual(
      [],
    );
  });

  test('leave with the first folder of one’s own, its rules hold instead, and they stay away', async () => {
    await writtenRules(db, NOW);
    await writeFile(
      join(folder, 'carriers.md'),
      '---\ntitle: Ours\ncarrier_rules:\n  - { id: a, say: s, when: {}, never: [{ carrier: DHL }] }\n---\nText.\n',
    );
    const { sampleForgotten } = await sync();
    expect(sampleForgotten).toBeGreaterThan(40);
    expect((await rules()).map(({ front }) => front.title)).toEqual(['Ours']);
    await settleSampleKnowledge({ db, embedder: blank }, { isSample: true, now: NOW });
    expect(await known()).toEqual(['README.MD', 'carriers.md', 'rules/dock.md']);
  });

  test('leave with the first rows of one’s own', async () => {
    await writtenRules(db, NOW);
    expect(await forgetSampleKnowledge(db, NOW)).toBeGreaterThan(40);
    await settleSampleKnowledge({ db, embedder: blank }, { isSample: true, now: NOW });
    expect(await known()).toEqual([]);
  });

  test('are loaded in the sample shop only', async () => {
    await settleSampleKnowledge({ db, embedder: blank }, { isSample: false, now: NOW });
    expect(await known()).toEqual([]);
    await db.query('delete from sample_knowledge');
    await settleSampleKnowledge({ db, embedder: blank }, { isSample: true, now: NOW });
    expect((await known()).length).toBeGreaterThan(40);
    expect(
      await settleSampleKnowledge({ db, embedder: blank }, { isSample: false, now: NOW }),
    ).toBeGreaterThan(40);
  });
});
