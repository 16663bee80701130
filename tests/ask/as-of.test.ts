import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAnswerer, syncKnowledge } from '../../src/ask/index.ts';
import type { Database } from '../../src/domain/database.ts';
import type { AnyFindingDraft } from '../../src/domain/finding.ts';
import { mergeFindings } from '../../src/findings/index.ts';
import { composeMetrics } from '../../src/learn/index.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { testDatabase } from '../support/database.ts';

const embedder = createEmbedder({});
const SHOP = { name: 'Test', timeZone: 'UTC', currency: 'USD', returnWindowDays: 30 } as never;
const ACTOR = { type: 'user', teamId: 'T1', userId: 'U1' } as const;
const FIRST = new Date('2026-11-02T05:00:00Z');
const SECOND = new Date('2026-11-12T05:00:00Z');

function risk(sku: string, headline: string): AnyFindingDraft {
  return {
    kind: 'stockout_risk',
    subject: { type: 'sku', id: sku },
    severity: 'warning',
    headline,
    stake: null,
    deadline: null,
    evidence: {
      stockoutOn: '2026-11-20',
      orderBy: '2026-11-15',
      sources: [],
      window: { from: '2026-10-01', to: '2026-11-01' },
    },
  } as unknown as AnyFindingDraft;
}

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  const evaluated = ['stockout_risk'] as const;
  await db.transaction((tx) =>
    mergeFindings(tx, { drafts: [risk('SKU-1', 'SKU-1 runs out.')], evaluated, now: FIRST }),
  );
  await db.transaction((tx) =>
    mergeFindings(tx, { drafts: [risk('SKU-2', 'SKU-2 runs out.')], evaluated, now: SECOND }),
  );
});
afterAll(() => db.close());

async function askAt(now: string) {
  const answerer = await openAnswerer({ db, embedder }, { now: new Date(now), shop: SHOP });
  return answerer.ask({
    text: 'Which SKUs will stock out before the supplier can deliver?',
    actor: ACTOR,
  });
}

test('findings are those of the last night by then, stamped with its instant', async () => {
  const first = await askAt('2026-11-05T09:00:00Z');
  expect(first).toMatchObject({ status: 'answered', asOf: FIRST.toISOString() });
  expect(first.answer).toContain('SKU-1 runs out.');
  expect(first.answer).not.toContain('SKU-2');
  const second = await askAt('2026-11-12T09:00:00Z');
  expect(second).toMatchObject({ status: 'answered', asOf: SECOND.toISOString() });
  expect(second.answer).toContain('SKU-2 runs out.');
});

test('before the first night nothing was known, and later findings are not told', async () => {
  const { status, answer } = await askAt('2026-08-01T00:00:00Z');
  expect(status).toBe('unknown');
  expect(answer).toContain('No night was run by Sat 1 Aug 2026');
  expect(answer).not.toContain('SKU');
});

test('hours saved are those of the metrics, once people measured their tasks', async () => {
  const now = new Date('2026-11-12T09:00:00Z');
  const ask = async (text: string) =>
    (await openAnswerer({ db, embedder }, { now, shop: SHOP })).ask({ text, actor: ACTOR });
  expect((await ask('How much time did you save?')).status).toBe('unknown');
  const folder = await mkdtemp(join(tmpdir(), 'daybreak-minutes-'));
  await writeFile(
    join(folder, 'minutes.md'),
    `---\ntitle: How long tasks took\nowner: Maya\ntask_minutes:\n  - { action: pause_keyword, minutes: 10, measured: by stopwatch }\n---\n\n# Tasks\n\nPausing a keyword took 10 minutes.\n`,
  );
  await syncKnowledge({ db, embedder }, folder, now);
  const { hours } = (await composeMetrics(db, { shop: SHOP, now })).now;
  expect(hours).not.toBeNull();
  expect(await ask('How much time did you save?')).toMatchObject({
    status: 'answered',
    answer: expect.stringContaining(`${hours?.hours.toFixed(1)} hours`),
  });
});

test('that nothing is done alone is said only while no level lets it', async () => {
  const now = new Date('2026-11-12T09:00:00Z');
  const ask = async () =>
    (await openAnswerer({ db, embedder }, { now, shop: SHOP })).ask({
      text: 'What did you do last night and what did it cost?',
      actor: ACTOR,
    });
  expect((await ask()).answer).toContain('I do nothing without an approval.');
  await db.query(
    `insert into autonomy_setting (kind, band, level, reason, set_by, set_at)
     values ('pause_keyword', 'none', 'act', null, '{"type":"user","teamId":"T1","userId":"U1"}', $1)`,
    [FIRST],
  );
  const { answer } = await ask();
  expect(answer).not.toContain('nothing without an approval');
  expect(answer).toContain('pause a keyword, without cash: is done alone');
});
