import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, POLICY_VERSION, setLevel, setLimit } from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { testDatabase } from '../support/database.ts';
import { policies, shopWith } from './boundaries-world.ts';
import { depsOf, NOW, proposed, seedPeople, who } from './world.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  await shopWith(db);
});
afterAll(() => db.close());

const admin = who('admin');

/** The version under which an approval is kept, and what its trace says of it. */
async function versionOfApproval(): Promise<string> {
  const { actionId } = await proposed(db);
  await approve(depsOf(db), { actor: admin, actionId, revision: 1, now: NOW });
  const { rows } = await db.query<{ policy: string; version: string; traced: object }>(
    `select d.policy_version as policy, d.rules_version as version,
            jsonb_build_object('policy', t.data->'policy', 'rules', t.data->'rules') as traced
       from decision d join trace t on t.action_id = d.action_id and t.kind = 'approved'
      where d.action_id = $1 and d.verb = 'approve'`,
    [actionId],
  );
  const [row] = rows;
  if (!row) throw new Error('An approval is kept with its trace');
  expect(row).toMatchObject({
    policy: POLICY_VERSION,
    traced: { policy: POLICY_VERSION, rules: row.version },
  });
  return row.version;
}

test('a decision names the settings under which it was taken: the same ones the same, others differently', async () => {
  const limit = { actor: admin, kind: 'pause_keyword', measure: 'count_per_day', now: NOW } as const;
  const first = await versionOfApproval();
  expect(await versionOfApproval()).toBe(first);
  await setLimit(db, { ...limit, atMost: 3 });
  const limited = await versionOfApproval();
  expect(limited).not.toBe(first);
  await setLimit(db, { ...limit, atMost: null });
  expect(await versionOfApproval()).toBe(first);
  const level = { kind: 'pause_keyword', band: 'none', level: 'act' } as const;
  await setLevel(db, { ...level, actor: admin, reason: null, now: NOW });
  const trusted = await versionOfApproval();
  await policies(db, 'Quiet', { quiet_periods: [{ from: '22:00', until: '06:00' }] });
  expect(new Set([first, limited, trusted, await versionOfApproval()]).size).toBe(4);
});
