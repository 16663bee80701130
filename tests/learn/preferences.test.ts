import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../../src/act/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { learnPreferences } from '../../src/learn/index.ts';
import { findPreferences, goesAgainst } from '../../src/learn/preferences/find.ts';
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

test('a few noes, or noes about everything, are no preference', () => {
  const no = (about: string) => ({ kind: 'pause_keyword' as const, about: [about], rejected: true });
  expect(findPreferences([no('a'), no('a'), no('a')])).toEqual([]);
  expect(findPreferences(Array.from({ length: 20 }, (_, index) => no(index % 2 === 0 ? 'a' : 'b')))).toEqual(
    [],
  );
  expect(goesAgainst([], no('a'))).toBeNull();
});
