import { afterAll, beforeEach, expect, test } from 'vitest';
import { catalogue } from '../../src/act/index.ts';
import { briefingText, composeBriefing, composeHome, saveChannelSetting } from '../../src/brief/index.ts';
import { publishFacts } from '../../src/context/index.ts';
import { approve, snooze } from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import type { AnyFindingDraft } from '../../src/domain/finding.ts';
import { mergeFindings } from '../../src/findings/index.ts';
import { claimSlot, finishSlot } from '../../src/platform/store.ts';
import { depsOf, hoursLater, NOW, night, ORDER, proposed, SHOP, seedPeople, who } from '../decide/world.ts';
import { draftOf } from '../findings/arbitraries.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;
const DAY = '2026-03-03';
beforeEach(async () => {
  await db?.close();
  db = await testDatabase();
  await seedPeople(db);
});
afterAll(() => db.close());

const brief = (now = NOW) => composeBriefing(db, { day: DAY, now, shop: SHOP });
const seen = (...drafts: AnyFindingDraft[]) =>
  db.transaction((tx) => mergeFindings(tx, { drafts, evaluated: [], now: NOW }));

test('before the first night it says that nothing is known, not that nothing is wrong', async () => {
  const view = await brief();
  expect(view.warnings).toEqual(['No night has run yet, so nothing is known.']);
  expect(view.decisions).toEqual([]);
  expect(briefingText(view)).toContain('nothing needs your decision');
});

test('decisions are ranked by the money at stake; what asks for none is watched; stale data is told apart', async () => {
  const small = await proposed(db, ORDER);
  await db.query('update finding set stake_minor = 5000 where id = $1', [small.findingId]);
  const large = await proposed(db, ORDER);
  await night(db, 'SKU-QUIET', null);
  await seen({
    ...draftOf(),
    kind: 'data_stale',
    subject: { type: 'source', id: 'inventory' },
    headline: 'The last of the stock levels is 3 days old.',
    stake: null,
    deadline: null,
    evidence: { ...draftOf().evidence, consequence: 'Cover is guessed.' },
  } as AnyFindingDraft);
  const view = await brief();
  expect(view.decisions.map(({ findingId }) => findingId)).toEqual([large.findingId, small.findingId]);
  expect(view.summary).toBe('2 decisions, $1,050 at stake.');
  expect(view.watching).toHaveLength(1);
  expect(view.stale).toEqual(['The last of the stock levels is 3 days old. Cover is guessed.']);
  expect(view.overnight).toEqual(['New: 3 stockout risks, 1 stale source']);
});

test('what belongs to one story is told under its most urgent decision, and counted as the decisions it asks for', async () => {
  const bottle = await proposed(db, ORDER);
  const { firing } = await seen({
    ...draftOf(),
    kind: 'spend_on_low_stock',
    subject: { type: 'keyword', id: 'kw-1' },
    headline: '“steel bottle” spends $140 a day.',
    stake: null,
    evidence: { ...draftOf().evidence, sku: bottle.sku },
  } as unknown as AnyFindingDraft);
  const view = await brief();
  expect(view.decisions).toHaveLength(1);
  expect(view.decisions[0]?.alongside).toEqual([
    { findingId: firing[0]?.id, headline: '“steel bottle” spends $140 a day.', proposal: null },
  ]);
  expect(view.summary).toMatch(/^1 decision, /);
  expect(view.watching).toEqual([]);
  expect(briefingText(view)).toContain('↳ “steel bottle” spends $140 a day.');
});

test('what the latest run could not know is said, and an old run’s is not', async () => {
  const notes = ['no pick log: mispicks are not watched'];
  const subject = { type: 'run', id: 'watch' };
  const fact = { kind: 'unknowns', subject, value: { notes }, confidence: 1 } as const;
  await db.transaction((tx) => publishFacts(tx, { facts: [fact], provenance: {}, now: NOW }));
  expect((await brief()).unknown).toEqual(notes);
  expect(briefingText(await brief())).toContain('no pick log');
  expect((await brief(hoursLater(72))).unknown).toEqual([]);
});

test('a source that was never loaded says once what follows from it', async () => {
  const consequence = 'It cannot be known what runs out.';
  await seen({
    ...draftOf(),
    kind: 'data_stale',
    subject: { type: 'source', id: 'inventory' },
    headline: `No stock levels are loaded. ${consequence}`,
    evidence: { ...draftOf().evidence, consequence },
  } as AnyFindingDraft);
  expect((await brief()).stale).toEqual([`No stock levels are loaded. ${consequence}`]);
});

test('the night is told by what it changed: worse, passed, back again', async () => {
  const day = (count: number) => hoursLater(24 * count);
  const run = (drafts: AnyFindingDraft[], now: Date) =>
    db.transaction((tx) => mergeFindings(tx, { drafts, evaluated: ['stockout_risk'], now }));
  await run([draftOf()], NOW);
  await run([draftOf({ severity: 'critical' })], day(1));
  expect((await brief(day(1))).overnight).toEqual(['Worse than before: 1 stockout risk']);
  await run([], day(2));
  await run([], day(3));
  expect((await brief(day(3))).overnight).toEqual(['Passed: 1 stockout risk']);
  await run([draftOf()], day(6));
  expect((await brief(day(6))).overnight).toEqual(['Back again: 1 stockout risk']);
});

test('stakes in another currency are not added up', async () => {
  const euro = await proposed(db, ORDER);
  await db.query("update finding set stake_currency = 'EUR' where id = $1", [euro.findingId]);
  await proposed(db, ORDER);
  const { atStake, summary, decisions } = await brief();
  expect(atStake).toEqual({ minor: 100_000, currency: 'USD' });
  expect(summary).toBe('2 decisions, $1,000 at stake, not counting 1 in other currencies.');
  expect(decisions.at(-1)?.findingId).toBe(euro.findingId);
});

test('what was done since the last briefing is told, with who and what came of it', async () => {
  const { actionId } = await proposed(db, ORDER);
  await approve(depsOf(db), { actor: who('approver'), actionId, revision: 1, now: NOW });
  expect((await brief()).done).toEqual([]);
  await db.query(
    "update action set state = 'done', outcome = 'Sent as PO-1', updated_at = $2 where id = $1",
    [actionId, hoursLater(1)],
  );
  const [done] = (await brief(hoursLater(2))).done;
  expect(done).toMatchObject({ label: ORDER.label, outcome: 'Sent as PO-1', by: { userId: 'U3' } });
  expect((await brief(hoursLater(48))).done).toEqual([]);
});

test('a night that ran late, was skipped or failed says so, and old figures are called old', async () => {
  await proposed(db, ORDER);
  const entry = { job: 'night', slot: DAY, dueAt: NOW };
  await claimSlot(db, entry, { now: hoursLater(2), leaseSeconds: 60, attempts: 3 });
  await finishSlot(db, entry, { state: 'done', now: hoursLater(2), note: 'ran 2 hours late' });
  expect((await brief(hoursLater(3))).warnings).toEqual(['The night ran 2 hours late.']);
  const failed = { job: 'night', slot: '2026-03-04', dueAt: hoursLater(24) };
  await claimSlot(db, failed, { now: hoursLater(24), leaseSeconds: 60, attempts: 3 });
  await finishSlot(db, failed, { state: 'failed', now: hoursLater(24), note: 'Error: disk full' });
  const { warnings } = await brief(hoursLater(40));
  expect(warnings).toContain('The night failed: Error: disk full');
  expect(warnings.join()).toMatch(/ran 38 hours ago/);
});

test('Home shows who looks their roles, what sleeps, and when the next briefing comes', async () => {
  await proposed(db, ORDER);
  const { findingId } = await proposed(db, ORDER);
  await snooze({ db }, { actor: who('operator'), findingId, length: 'change', shop: SHOP, now: NOW });
  const setting = {
    channel: 'C1',
    timeZone: 'Europe/London',
    briefingAt: '07:30',
    quietFrom: null,
    quietTo: null,
  };
  await saveChannelSetting(db, { ...setting, now: NOW });
  const home = await composeHome(db, { actor: who('operator'), now: NOW, shop: SHOP, catalogue });
  expect(home.roles).toEqual(['operator']);
  expect(home.decisions).toHaveLength(1);
  expect(home.snoozed.map((card) => card.findingId)).toEqual([findingId]);
  expect(home.nextBriefingAt).toEqual(new Date('2026-03-04T07:30:00Z'));
});
