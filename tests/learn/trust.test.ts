import { afterAll, beforeAll, expect, test } from 'vitest';
import { executeAction } from '../../src/act/execute.ts';
import { sampleAdapter } from '../../src/act/index.ts';
import { undo } from '../../src/act/undo.ts';
import {
  actAlone,
  approve,
  approvePlan,
  complain,
  edit,
  expire,
  readAction,
  reject,
  setLevel,
} from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import {
  answerPromotion,
  composeAutonomy,
  composeMetrics,
  readLostTrust,
  readOffer,
  reviewTrust,
  takeBackTrust,
} from '../../src/learn/index.ts';
import { depsOf as actDepsOf } from '../act/world.ts';
import { holdOf, keywordOf, shopWith } from '../decide/boundaries-world.ts';
import { actionDraft, depsOf, NOW, proposed, queue, SHOP, SWAP, seedPeople, who } from '../decide/world.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  await shopWith(db);
});
afterAll(() => db.close());

const admin = who('admin');
const approver = who('approver');
const daysLater = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const review = (days: number) => reviewTrust(db, { shop: SHOP, now: daysLater(days) });
const standingOf = async (kind: string, days = 40) =>
  (await composeAutonomy(db, { shop: SHOP, now: daysLater(days) })).standings.find(
    (one) => one.kind === kind,
  );

const tagOf = (ticketId: string) =>
  actionDraft({ slot: ticketId, cost: null }, 'tag_ticket', {
    tickets: [{ ticketId, tag: 'sizing' }],
    exclude: [],
  });

/** A month of people's decisions on one kind, as their rows stand afterwards. */
async function history(kind: 'pause_keyword', { yes, no }: { yes: number; no: number }): Promise<void> {
  const { findingId } = await proposed(db, keywordOf('KW-0', 'CMP-OTHER'));
  await db.query("update action set state = 'expired'");
  await db.query(
    `insert into action (id, finding_id, kind, slot, period, ordinal, params, params_hash, label, summary, state,
                         decided_by, decided_at, created_at, updated_at)
     select 'act_h' || n, $1, $2, 'h' || n, 1, 1, '{}', '', 'Pause', 's', case when n <= $3 then 'rejected' else 'done' end,
            $4, $5::timestamptz + n * interval '6 hours', $5, $5
       from generate_series(1, $6::int) n`,
    [findingId, kind, no, JSON.stringify(approver), NOW, yes + no],
  );
}

test('a month of agreement is offered to an admin once; a yes lets it act, one undo ends it', async () => {
  expect(await review(1)).toEqual({ offered: [], demoted: [] });
  await history('pause_keyword', { yes: 119, no: 1 });
  expect((await review(20)).offered).toEqual([]);
  const { offered } = await review(31);
  expect(offered).toHaveLength(1);
  expect((await review(32)).offered).toEqual([]);
  const [id = ''] = offered;
  await expect(
    answerPromotion(db, { actor: approver, id, accepted: true, now: daysLater(31) }),
  ).rejects.toMatchObject({
    code: 'not_allowed',
  });
  expect(await standingOf('pause_keyword')).toMatchObject({
    level: 'recommend',
    evidence: { n: 120, agreed: 119 },
  });
  await answerPromotion(db, { actor: admin, id, accepted: true, now: daysLater(31) });
  await expect(
    answerPromotion(db, { actor: admin, id, accepted: false, now: daysLater(31) }),
  ).rejects.toMatchObject({
    code: 'already_decided',
  });
  expect(await readOffer(db, id)).toMatchObject({ accepted: true, answeredBy: { userId: 'U4' } });
  // What spoke for this step does not speak for the next one.
  expect(await standingOf('pause_keyword')).toMatchObject({ level: 'act_then_tell', evidence: { n: 0 } });

  const { actionId } = await proposed(db, keywordOf('KW-9', 'CMP-OTHER'));
  expect(await actAlone(depsOf(db), NOW)).toMatchObject([{ id: actionId, tellAtOnce: true }]);
  await executeAction(actDepsOf(db), { actionId, revision: 1, purpose: 'do' });
  await undo({ db, jobs: queue }, { actor: approver, actionId, now: NOW });
  expect(await standingOf('pause_keyword')).toMatchObject({ level: 'recommend' });
  const { rows } = await db.query<{ summary: string }>(
    "select summary from trace where kind = 'setting' order by seq desc limit 1",
  );
  expect(rows[0]?.summary).toContain('approver person took one back');
});

test('an edit counts by how far it moved the proposal, a rejection and an undo not at all', async () => {
  const of = async (sku: string) => (await proposed(db, holdOf(sku))).actionId;
  const kept = await of('SH-1');
  await approve(depsOf(db), { actor: approver, actionId: kept, revision: 1, now: NOW });
  const moved = await of('SH-2');
  const words = 'Its address has no number.';
  await edit(depsOf(db), {
    actor: approver,
    actionId: moved,
    revision: 1,
    values: { reason: words },
    now: NOW,
  });
  await approve(depsOf(db), { actor: approver, actionId: moved, revision: 2, now: NOW });
  const no = await proposed(db, holdOf('SH-3'));
  await reject({ db }, { actor: approver, findingId: no.findingId, reason: 'no', now: NOW });
  const standing = await standingOf('hold_shipment');
  expect(standing?.evidence.n).toBe(3);
  expect(standing?.evidence.agreed).toBeGreaterThan(1.7);
  expect(standing?.evidence.agreed).toBeLessThan(2);
});

test('another answer disagrees with what stood first, and is no agreement of the same kind; silence is neither', async () => {
  const before = await standingOf('release_shipment');
  const release = (id: string) =>
    actionDraft({ slot: id, cost: null }, 'release_shipment', {
      shipmentId: id,
      orderId: 'O-1',
      trackingNumber: null,
      reason: 'The address was confirmed.',
    });
  const chosen = await proposed(db, release('SH-1'), release('SH-2'));
  const other = await proposed(db, release('SH-3'), keywordOf('KW-3', 'CMP-OTHER'));
  const ignored = await proposed(db, release('SH-4'), release('SH-5'));
  for (const { actions } of [chosen, other]) {
    const actionId = actions[1]?.id ?? '';
    await approve(depsOf(db), { actor: approver, actionId, revision: 1, now: NOW });
  }
  // Whoever approves one after the other has not left the first one yet.
  expect(await standingOf('release_shipment', 1)).toMatchObject({ evidence: { n: 1, agreed: 1 } });
  const ignoredBefore = (await composeMetrics(db, { shop: SHOP, now: daysLater(4) })).ignored;
  await expire(db, daysLater(4));
  expect(before).toBeUndefined();
  expect((await standingOf('release_shipment', 4))?.evidence).toMatchObject({ n: 2, agreed: 0, severe: 0 });
  expect((await composeMetrics(db, { shop: SHOP, now: daysLater(4) })).ignored).toBe(ignoredBefore + 1);
  expect(ignored.actions).toHaveLength(2);
});

test('what a failing plan takes back is nobody’s undo', async () => {
  const before = (await standingOf('hold_shipment'))?.evidence;
  const { actions } = await proposed(db, holdOf('SH-1'), keywordOf('KW-X', 'CMP-OTHER'));
  const steps = actions.map(({ id }) => ({ actionId: id, revision: 1 }));
  await approvePlan(depsOf(db), { actor: approver, steps, now: NOW });
  const [first = '', second = ''] = actions.map(({ id }) => id);
  const adapter = sampleAdapter(db, (key) => (key.startsWith(second) ? 'refuses' : null));
  await executeAction(actDepsOf(db, { adapter }), { actionId: first, revision: 1, purpose: 'do' });
  expect(await readAction(db, first)).toMatchObject({ state: 'undone' });
  const after = (await standingOf('hold_shipment'))?.evidence;
  expect(after).toMatchObject({ n: (before?.n ?? 0) + 1, severe: 0 });
  expect(after?.agreed).toBeCloseTo((before?.agreed ?? 0) + 1);
});

test('what cannot be undone can still be said to be wrong, and that ends the trust too', async () => {
  await setLevel(db, {
    actor: admin,
    kind: 'hold_shipment',
    band: 'none',
    level: 'act',
    reason: null,
    now: NOW,
  });
  const { actionId } = await proposed(db, holdOf('SH-4'));
  await expect(complain(db, { actor: approver, actionId, now: NOW })).rejects.toMatchObject({
    code: 'already_decided',
  });
  expect(await actAlone(depsOf(db), NOW)).toMatchObject([{ id: actionId, tellAtOnce: false }]);
  await executeAction(actDepsOf(db), { actionId, revision: 1, purpose: 'do' });
  await complain(db, { actor: approver, actionId, now: NOW });
  expect(await standingOf('hold_shipment')).toMatchObject({ level: 'recommend' });
});

test('trust falls with the decisions that speak against it, without waiting for a night, and says why', async () => {
  expect(await takeBackTrust(db, NOW)).toEqual([]);
  await setLevel(db, {
    actor: admin,
    kind: 'tag_ticket',
    band: 'none',
    level: 'act',
    reason: null,
    now: NOW,
  });
  const hour = (n: number) => new Date(NOW.getTime() + n * 3_600_000);
  const refuse = async (n: number) => {
    const { findingId } = await proposed(db, tagOf(`T-${n}`));
    await reject({ db }, { actor: approver, findingId, reason: 'wrong tag', now: hour(n) });
    return takeBackTrust(db, hour(n));
  };
  expect(await refuse(1)).toEqual([]);
  const reason = 'people agreed with 0.0 of the last 2';
  const both = await Promise.all([refuse(2), takeBackTrust(db, hour(3))]);
  expect(both.flat()).toEqual([{ kind: 'tag_ticket', band: 'none', reason }]);
  expect(await takeBackTrust(db, hour(4))).toEqual([]);
  expect(await standingOf('tag_ticket')).toMatchObject({ level: 'recommend' });
  const { rows } = await db.query<{ id: string }>('select max(id)::text as id from autonomy_setting');
  expect(await readLostTrust(db, rows[0]?.id ?? '')).toMatchObject({
    before: 'act',
    level: 'recommend',
    reason,
  });
});

test('an outcome that is clearly worse takes the trust back', async () => {
  const at = daysLater(1);
  await setLevel(db, {
    actor: admin,
    kind: 'swap_listing',
    band: 'none',
    level: 'act',
    reason: null,
    now: NOW,
  });
  const { findingId, actionId } = await proposed(db, SWAP);
  await db.query(
    `update action set state = 'done', decided_at = $2, decided_by = '{"type": "system", "name": "autonomy"}' where id = $1`,
    [actionId, at],
  );
  expect(await takeBackTrust(db, daysLater(40))).toEqual([]);
  const figures = {
    measure: 'returns',
    key: actionId,
    soldBefore: 300,
    backBefore: 20,
    soldAfter: 300,
    backAfter: 90,
  };
  await db.query(
    `insert into outcome (action_id, finding_id, decided, decided_on, due_on, measured_at, happened, figures, summary)
     values ($1, $2, 'executed', $3::timestamptz, $3::timestamptz, $3, true, $4, 's')`,
    [actionId, findingId, at, JSON.stringify(figures)],
  );
  expect(await takeBackTrust(db, daysLater(41))).toMatchObject([
    { kind: 'swap_listing', reason: 'what came of one was clearly worse than before' },
  ]);
});
