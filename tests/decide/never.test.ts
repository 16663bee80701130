import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { executeAction } from '../../src/act/execute.ts';
import { catalogue } from '../../src/act/index.ts';
import {
  actAlone,
  approve,
  leaveOutUnwanted,
  neverWords,
  readAction,
  setLevel,
} from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { composeAutonomy } from '../../src/learn/index.ts';
import { depsOf as actDepsOf } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';
import { keywordOf, policies, shopWith } from './boundaries-world.ts';
import { depsOf, NOW, ORDER, proposed, SHOP, seedPeople, who } from './world.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  await shopWith(db);
  await db.query(
    `insert into campaign (campaign_id, name, brand, source) values ('CMP-BRAND', 'Brand', true, 'feed')`,
  );
});
afterAll(() => db.close());
beforeEach(async () => {
  for (const table of ['action_usage', 'autonomy_setting', 'knowledge_document']) {
    await db.query(`delete from ${table}`);
  }
  await db.query(`update action set state = 'expired' where state = 'proposed'`);
});

const BRAND = { action: 'pause_keyword', about: 'brand campaign' } as const;
const trust = () =>
  setLevel(db, {
    actor: who('admin'),
    kind: 'pause_keyword',
    band: 'none',
    level: 'act',
    reason: null,
    now: NOW,
  });

test('what people agreed never to want is not proposed, and the finding says by which rule; the rest stands', async () => {
  const draft = (campaign: string) => ({
    actions: [keywordOf('KW-1', campaign), ORDER],
    ifNothing: 'It goes on.',
    because: ['It costs.'],
  });
  const advice = new Map([
    ['fnd_brand', draft('CMP-BRAND')],
    ['fnd_other', draft('CMP-1')],
  ]);
  const request = { advice, catalogue, now: NOW, shop: SHOP };
  expect(await leaveOutUnwanted(db, request)).toBe(advice);
  await policies(db, 'Brand terms', { never: [BRAND] });
  const left = await leaveOutUnwanted(db, request);
  expect(left.get('fnd_brand')).toMatchObject({
    actions: [{ kind: 'create_purchase_order' }],
    because: [
      'It costs.',
      expect.stringMatching(
        /is not proposed: Never pause a keyword in a brand campaign \(“Brand terms”\)\.$/,
      ),
    ],
  });
  expect(left.get('fnd_other')).toEqual(advice.get('fnd_other'));
});

test('nor is it done alone, also where the rule came after the decision; who approves it may still', async () => {
  await trust();
  const decided = await proposed(db, keywordOf('KW-2', 'CMP-BRAND'));
  expect(await actAlone(depsOf(db), NOW)).toHaveLength(1);
  await policies(db, 'Brand terms', { never: [BRAND] });
  const carryOut = (actionId: string) =>
    executeAction(actDepsOf(db), { actionId, revision: 1, purpose: 'do' });
  await carryOut(decided.actionId);
  expect(await readAction(db, decided.actionId)).toMatchObject({
    state: 'refused',
    outcome: 'Never pause a keyword in a brand campaign (“Brand terms”).',
  });
  const standing = await proposed(db, keywordOf('KW-3', 'CMP-BRAND'));
  const other = await proposed(db, keywordOf('KW-4', 'CMP-1'));
  expect(await actAlone(depsOf(db), NOW)).toMatchObject([{ id: other.actionId }]);
  await approve(depsOf(db), { actor: who('approver'), actionId: standing.actionId, revision: 1, now: NOW });
  await carryOut(standing.actionId);
  expect((await readAction(db, standing.actionId))?.state).toBe('done');
  expect((await composeAutonomy(db, { shop: SHOP, now: NOW })).never).toEqual([
    'Never pause a keyword in a brand campaign (“Brand terms”)',
  ]);
});

test.each([
  ['create_purchase_order', 'sku SKU-2847', 'Never order SKU-2847'],
  ['create_purchase_order', 'supplier S1', 'Never order from supplier S1'],
  ['notify_supplier', 'supplier S1', 'Never write to supplier S1'],
  ['update_listing', 'category Shoes', 'Never change a listing in category Shoes'],
  ['pause_keyword', 'keyword KW-1', 'Never pause keyword KW-1'],
  ['set_campaign_budget', 'campaign CMP-1', 'Never set an ad budget in campaign CMP-1'],
] as const)('%s about %s: %s', (action, about, words) => {
  expect(neverWords({ action, about })).toBe(words);
});
