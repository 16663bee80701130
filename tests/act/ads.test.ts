import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { outboxAdapter } from '../../src/act/adapters/outbox/index.ts';
import { sampleAdapter } from '../../src/act/index.ts';
import { registry } from '../../src/act/registry.ts';
import type { ActionKind } from '../../src/domain/action.ts';
import type { Database } from '../../src/domain/database.ts';
import { openPlatform } from '../../src/sample/platform/store.ts';
import { testDatabase } from '../support/database.ts';
import { NOW, SHOP } from './world.ts';

let db: Database;
let dataDir: string;

beforeAll(async () => {
  db = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'daybreak-ads-'));
});

beforeEach(async () => {
  await db.query('truncate campaign, keyword, sample_platform_state cascade');
  await db.query(
    `insert into campaign (campaign_id, name, daily_budget_minor, currency, status, brand, source) values
       ('C1', 'Bottles', 32000, 'USD', 'enabled', null, 'feed'), ('C2', 'Our name', 12000, 'USD', 'enabled', true, 'feed'),
       ('C3', 'Mugs', 10000, 'USD', 'enabled', null, 'feed')`,
  );
  await db.query(
    `insert into keyword (keyword_id, campaign_id, ad_group, text, match_type, status, source) values
       ('K1', 'C1', 'Steel', '=bottle', 'broad', 'enabled', 'feed'), ('K2', 'C1', 'Steel', 'gym bottle', 'broad', 'enabled', 'feed'),
       ('K3', 'C2', 'Name', 'our name', 'exact', 'enabled', 'feed')`,
  );
});

afterAll(async () => {
  await db.close();
  await rm(dataDir, { recursive: true, force: true });
});

const PAUSE = {
  keywords: [
    { keywordId: 'K1', text: '=bottle' },
    { keywordId: 'K2', text: 'gym bottle' },
  ],
  campaignId: 'C1',
  campaignName: 'Bottles',
  reason: 'they explain 90 % of the burn',
};
const BUDGET = {
  campaignId: 'C1',
  campaignName: 'Bottles',
  budget: { from: { amount: '320.00', currency: 'USD' }, to: { amount: '200.00', currency: 'USD' } },
  reason: 'it loses margin',
};
const MOVE = {
  moves: [
    {
      ...{ campaignId: 'C1', campaignName: 'Bottles' },
      ...{ from: { amount: '320.00', currency: 'USD' }, to: { amount: '224.00', currency: 'USD' } },
    },
    {
      ...{ campaignId: 'C3', campaignName: 'Mugs' },
      ...{ from: { amount: '100.00', currency: 'USD' }, to: { amount: '130.00', currency: 'USD' } },
    },
  ],
  reason: 'the next dollar earns more there',
};
const IDENTITY = { actionId: 'act_1', now: NOW, today: '2026-03-03', shopName: SHOP.name };

function guard(kind: ActionKind, params: Record<string, unknown>): Promise<string | null> {
  return registry[kind].guard(params, { ...IDENTITY, db, shop: SHOP, draftedAt: NOW });
}

const setStatus = (status: string, ids: readonly string[]) =>
  db.query('update keyword set status = $1 where keyword_id = any($2)', [status, ids]);

test('keywords are paused while one of them runs, and never those of a brand campaign', async () => {
  expect(await guard('pause_keyword', PAUSE)).toBeNull();
  await setStatus('paused', ['K1']);
  expect(await guard('pause_keyword', PAUSE)).toBeNull();
  await setStatus('paused', ['K2']);
  expect(await guard('pause_keyword', PAUSE)).toBe('2 keywords are paused already.');
  const brand = { ...PAUSE, keywords: [...PAUSE.keywords, { keywordId: 'K3', text: 'our name' }] };
  expect(await guard('pause_keyword', brand)).toMatch(/“our name” belongs to a brand campaign/);
});

test('budgets are moved only from what they were, never of a brand or a shared budget, never to more in sum', async () => {
  expect(await guard('reallocate_budget', MOVE)).toBeNull();
  const [first, second] = MOVE.moves;
  const dearer = { ...second, to: { amount: '230.00', currency: 'USD' } };
  expect(() => registry.reallocate_budget.parse({ ...MOVE, moves: [first, dearer] })).toThrow(
    /must not raise/,
  );
  await db.query("update campaign set shared_budget = 'B1' where campaign_id = 'C3'");
  expect(await guard('reallocate_budget', MOVE)).toBe('Mugs draws on a shared budget by now.');
  await db.query(
    "update campaign set shared_budget = null, daily_budget_minor = 9000 where campaign_id = 'C3'",
  );
  expect(await guard('reallocate_budget', MOVE)).toBe('The budget of Mugs changed since this was proposed.');
  await db.query("update campaign set brand = true where campaign_id = 'C3'");
  expect(await guard('reallocate_budget', MOVE)).toMatch(/^Mugs is a brand campaign/);
});

test('only paused keywords are resumed', async () => {
  expect(await guard('resume_keyword', PAUSE)).toBe('2 keywords: not paused.');
  await setStatus('paused', ['K1', 'K2']);
  expect(await guard('resume_keyword', PAUSE)).toBeNull();
});

test.each([
  ['pause_keyword', PAUSE],
  ['resume_keyword', PAUSE],
  ['set_campaign_budget', BUDGET],
  ['reallocate_budget', MOVE],
] as const)('%s changes the sample’s platform, and undo puts it back', async (kind, params) => {
  if (kind === 'resume_keyword') await setStatus('paused', ['K1', 'K2']);
  await openPlatform(db, NOW);
  const adapter = sampleAdapter(db);
  const changes = registry[kind].changes(params, IDENTITY);
  const targets = changes.map(({ target }) => target);
  const before = await adapter.read(targets);
  expect(before.every(({ state }) => state !== null)).toBe(true);
  const request = { now: NOW, before, signal: AbortSignal.timeout(10_000) };
  await adapter.apply({ ...request, key: `${kind}:do`, changes });
  const after = await adapter.read(targets);
  for (const [index, change] of changes.entries()) expect(after[index]?.state).toMatchObject(change.set);
  await adapter.revert({ ...request, key: `${kind}:undo`, undoes: `${kind}:do` });
  expect(await adapter.read(targets)).toEqual(before);
});

test('the next night knows what was paused before the platform says so, and forgets it with an undo', async () => {
  const statuses = async () =>
    (await db.query<{ status: string }>("select status from keyword where campaign_id = 'C1'")).rows.map(
      ({ status }) => status,
    );
  await db.transaction(async (tx) => registry.pause_keyword.record?.(tx, PAUSE, IDENTITY));
  expect(await statuses()).toEqual(['paused', 'paused']);
  await db.transaction(async (tx) => registry.pause_keyword.unrecord?.(tx, PAUSE, IDENTITY));
  expect(await statuses()).toEqual(['enabled', 'enabled']);
});

test('the outbox has one list for the platform’s bulk upload, with no formula in it', async () => {
  const adapter = outboxAdapter(db, dataDir);
  const changes = registry.pause_keyword.changes(PAUSE, IDENTITY);
  const before = await adapter.read(changes.map(({ target }) => target));
  const { files } = await adapter.apply({
    ...{ key: 'pause', changes, before, now: NOW },
    signal: AbortSignal.timeout(10_000),
  });
  const list = await readFile(join(dataDir, files?.[0] ?? ''), 'utf8');
  expect(list.split('\r\n').slice(1, 3)).toEqual([
    "Bottles,Steel,'=bottle,broad,K1,paused,they explain 90 % of the burn",
    'Bottles,Steel,gym bottle,broad,K2,paused,they explain 90 % of the burn',
  ]);
});
