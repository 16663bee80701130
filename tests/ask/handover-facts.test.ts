import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFactsOf } from '../../src/ask/handover/facts.ts';
import { saveKnowledge } from '../../src/ask/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { setThreshold } from '../../src/watch/index.ts';
import { testDatabase } from '../support/database.ts';

const NOW = new Date('2026-03-03T12:30:00Z');
const MAYA = { teamId: 'T1', userId: 'U1', name: 'Maya Lindqvist' };
const BY_MAYA = { type: 'user', ...MAYA } as const;
const OTHER = { type: 'user', teamId: 'T1', userId: 'U2' } as const;
const embedder = createEmbedder({});

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await db.query(
    `insert into supplier (supplier_id, name, source) values ('S1', 'Ningbo Apex', 't'), ('S2', 'Galway Mill', 't')`,
  );
  await db.query(
    `insert into finding (id, fingerprint, kind, subject_type, subject_id, severity, headline, evidence, state, opened_at, last_seen_at)
     select 'f' || n, 'f' || n, 'stockout_risk', 'sku', 'SKU-' || n, 'warning', 'SKU-' || n || ' runs out',
            jsonb_build_object('supplierId', case when n < 5 then 'S1' else 'S2' end), 'open', $1, $1
       from generate_series(1, 6) n`,
    [NOW],
  );
});
afterAll(() => db.close());

let decisions = 0;
function decided(findingId: string, verb: string, reason: string | null, by: object = BY_MAYA) {
  decisions += 1;
  return db.query(
    `insert into decision (id, verb, finding_id, actor, reason, policy_version, at)
     values ($1, $2, $3, $4, $5, 'test', $6)`,
    [`d${decisions}`, verb, findingId, JSON.stringify(by), reason, NOW],
  );
}

test('what somebody owns, set and decided is read from our own tables, and nobody else’s', async () => {
  const save = (title: string, text: string, review_by: string) =>
    saveKnowledge(
      { db, embedder },
      { title, text, owner: MAYA.name, topics: '', review_by },
      { actor: BY_MAYA, now: NOW },
    );
  await save('Old', 'The Galway Mill closes in August.', '2026-03-02');
  await save('Current', 'Never reorder in the last week of the year.', '2026-03-03');
  await setThreshold(db, { name: 'stockout_risk.probability', value: 0.4, actor: OTHER, now: NOW });
  await setThreshold(db, { name: 'stockout_risk.probability', value: 0.3, actor: BY_MAYA, now: NOW });
  await setThreshold(db, { name: 'excess_stock.days_of_cover', value: 150, actor: BY_MAYA, now: NOW });
  await setThreshold(db, { name: 'excess_stock.days_of_cover', value: 120, actor: OTHER, now: NOW });
  await decided('f1', 'approve', null);
  await decided('f2', 'approve', null);
  await decided('f3', 'edit', null);
  await decided('f4', 'reject', 'Not with this supplier: their dye lots of spring differ');
  await decided('f5', 'reject', 'Not now: never reorder in the last week of the year');
  await decided('f6', 'reject', 'Not now');
  await decided('f6', 'approve', null, OTHER);
  expect(await readFactsOf(db, MAYA, '2026-03-03')).toEqual({
    documents: [
      { id: 'capture/old.md', title: 'Old', reviewBy: '2026-03-02', isOverdue: true },
      { id: 'capture/current.md', title: 'Current', reviewBy: '2026-03-03', isOverdue: false },
    ],
    thresholds: [{ name: 'stockout_risk.probability', value: 0.3 }],
    decisions: [
      { kind: 'stockout_risk', about: 'Ningbo Apex', approved: 2, edited: 1, rejected: 1 },
      { kind: 'stockout_risk', about: 'Galway Mill', approved: 0, edited: 0, rejected: 2 },
    ],
    // What is a rule already, or a form's ready-made answer alone, is no reason to ask.
    reasons: [{ findingId: 'f4', reason: 'their dye lots of spring differ', headline: 'SKU-4 runs out' }],
    suppliers: [{ id: 'S1', name: 'Ningbo Apex', decisions: 4 }],
  });
});
