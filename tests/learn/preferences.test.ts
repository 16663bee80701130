import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../../src/act/index.ts';
import { exportMarkdown, saveKnowledge, sayOfPreference } from '../../src/ask/index.ts';
import { readRules } from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { composeLearned, learnPreferences } from '../../src/learn/index.ts';
import { findPreferences } from '../../src/learn/preferences/find.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { keywordOf } from '../decide/boundaries-world.ts';
import { NOW, proposed, seedPeople, who } from '../decide/world.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  await db.query(
    `insert into campaign (campaign_id, name, brand, source) values ('CMP-BRAND', 'Brand', true, 'feed')`,
  );
});
afterAll(() => db.close());

test('what people always turn down about one thing is found from their decisions, the wider thing first', async () => {
  const { findingId } = await proposed(db, keywordOf('KW-0', 'CMP-OTHER'));
  for (let index = 0; index < 24; index += 1) {
    const isBrand = index % 4 === 0;
    const { params } = keywordOf(`KW-${index}`, isBrand ? 'CMP-BRAND' : 'CMP-OTHER');
    await db.query(
      `insert into action (id, finding_id, kind, slot, period, ordinal, params, params_hash, label, summary, state,
                           decided_by, decided_at, created_at, updated_at)
       values ($1, $2, 'pause_keyword', $1, 1, 1, $3, '', 'l', 's', $4, $5, $6, $6, $6)`,
      [
        `act_${index}`,
        findingId,
        JSON.stringify(params),
        isBrand ? 'rejected' : 'done',
        JSON.stringify(who('approver')),
        NOW,
      ],
    );
  }
  const found = await learnPreferences(db, catalogue, NOW);
  expect(found).toMatchObject([{ kind: 'pause_keyword', n: 6, rejected: 6 }]);
  expect(['brand campaign', 'campaign CMP-BRAND']).toContain(found[0]?.about);
});

test('kept as a rule it is obeyed and asked about no more; forgotten, the rule is gone and it is not asked again', async () => {
  const shop = { name: 'Shop', timeZone: 'UTC', currency: 'USD', returnWindowDays: 30 };
  const embedder = createEmbedder({});
  const learned = () => composeLearned(db, { catalogue, shop, now: NOW });
  const [asked] = (await learned()).preferences;
  if (!asked) throw new Error('The test before has shown one');
  const never = [{ action: asked.kind, about: asked.about }];
  const { id: document } = await saveKnowledge(
    { db, embedder },
    {
      title: asked.rule,
      text: `${asked.rule}.`,
      owner: 'Maya',
      topics: 'rules',
      review_by: '2027-03-03',
      never,
    },
    { actor: who('approver'), now: NOW },
  );
  expect(await exportMarkdown(db, document)).toMatch(/\nnever: \[.*"action":"pause_keyword".*\]\n---\n/);
  expect((await readRules(db, NOW, 'UTC')).never).toMatchObject(never);
  expect(await learned()).toMatchObject({ preferences: [], rules: [{ id: asked.id }] });
  const say = (verb: 'forget' | 'relearn', role: 'operator' | 'approver' = 'approver') =>
    sayOfPreference({ db, embedder, catalogue }, { actor: who(role), id: asked.id, verb, now: NOW, shop });
  await expect(say('forget', 'operator')).rejects.toMatchObject({ code: 'not_allowed' });
  await say('forget');
  expect((await readRules(db, NOW, 'UTC')).never).toEqual([]);
  expect(await learned()).toMatchObject({ preferences: [], rules: [] });
  await expect(say('forget')).rejects.toMatchObject({ code: 'not_found' });
  await say('relearn');
  expect((await learned()).preferences).toMatchObject([{ id: asked.id }]);
});

test('a few noes, or noes about everything, are no preference', () => {
  const no = (about: string) => ({ kind: 'pause_keyword' as const, about: [about], rejected: true });
  expect(findPreferences([no('a'), no('a'), no('a')])).toEqual([]);
  expect(findPreferences(Array.from({ length: 20 }, (_, index) => no(index % 2 === 0 ? 'a' : 'b')))).toEqual(
    [],
  );
});
