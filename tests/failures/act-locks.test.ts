import { afterAll, beforeAll, expect, test } from 'vitest';
import { executeAction, undo } from '../../src/act/index.ts';
import { approve, expire, reject, snooze } from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { DaybreakError } from '../../src/domain/errors.ts';
import { wakeDue } from '../../src/findings/index.ts';
import { verifyTrace } from '../../src/trace/index.ts';
import { depsOf as actDepsOf } from '../act/world.ts';
import {
  depsOf,
  hoursLater,
  NOW,
  night,
  ORDER,
  proposed,
  queue,
  SHOP,
  SWAP,
  seedPeople,
  standOf,
  who,
} from '../decide/world.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
});
afterAll(() => db.close());

const actor = who('admin');

/** Everything that can happen to one finding, at the same time; what comes back is whatever failed. */
async function everythingAtOnce({ sku, findingId, actionId }: Awaited<ReturnType<typeof proposed>>) {
  const act = actDepsOf(db, { leaseSeconds: 60, timeoutMs: 10_000 });
  const job = { actionId, revision: 1, purpose: 'do' as const };
  const ends = await Promise.allSettled([
    executeAction(act, job),
    approve(depsOf(db), { actor, actionId, revision: 1, now: NOW }),
    executeAction(act, job),
    night(db, sku, [SWAP, ORDER], hoursLater(1)),
    undo({ db, jobs: queue }, { actor, actionId, now: NOW }),
    reject({ db }, { actor, findingId, reason: 'too dear', now: NOW }),
    snooze({ db }, { actor, findingId, length: '1d', shop: SHOP, now: NOW }),
    expire(db, hoursLater(1)),
    wakeDue(db, hoursLater(30)),
    executeAction(act, job),
  ]);
  return ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
}

test('clicks, workers and a night on one finding at once wait for each other, never in a circle', async () => {
  for (let round = 0; round < 15; round += 1) {
    const subject = await proposed(db, SWAP, ORDER);
    await approve(depsOf(db), { actor, actionId: subject.actionId, revision: 1, now: NOW });
    for (const failure of await everythingAtOnce(subject)) {
      // A refusal is an answer; a deadlock is a fault of ours.
      expect(failure).toBeInstanceOf(DaybreakError);
    }
    const { actions, decisions } = await standOf(db, subject.findingId);
    const approved = actions.find(({ id }) => id === subject.actionId);
    expect(['done', 'undoing']).toContain(approved?.state);
    expect(decisions.filter(({ verb }) => verb === 'approve')).toHaveLength(1);
  }
  expect(await verifyTrace(db)).toMatchObject({ ok: true });
});
