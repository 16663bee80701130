import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveKnowledge } from '../../src/ask/index.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { daybreak } from './run-cli.ts';

let folder: string;
const dataDir = () => join(folder, 'data');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybreak-knowledge-'));
  const db = await openDatabase({ url: undefined, dataDir: dataDir() });
  await migrate(db);
  await saveKnowledge(
    { db, embedder: createEmbedder({}) },
    { title: 'Fridge', text: 'The fridge is at P4.', owner: 'Jonas', review_by: '2027-01-01' },
    { actor: { type: 'user', teamId: 'T1', userId: 'U2' }, now: new Date('2026-03-03T12:00:00Z') },
  );
  await db.close();
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 }));

test("another person's note gets its next version only where that is said", async () => {
  const note = ['Fridge', '--text', 'The fridge is at P5.', '--owner', 'Maya', '--json'];
  const add = (...more: string[]) =>
    daybreak(['knowledge', 'add', ...note, ...more, '--data', dataDir()], {});
  const refused = await add();
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('Jonas answers for it');
  const saved = await add('--replaces');
  expect(saved.json()).toMatchObject({ id: 'capture/fridge.md', version: 2 });
}, 120_000);
