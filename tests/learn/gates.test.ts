import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActionRow } from '../../src/decide/index.ts';
import { insertDecision } from '../../src/decide/store.ts';
import { type Footing, phasesOf } from '../../src/learn/gates/gates.ts';
import { readFooting } from '../../src/learn/gates/store.ts';
import { composeMetrics, startBaseline } from '../../src/learn/index.ts';
import { holdOf } from '../decide/boundaries-world.ts';
import { NOW, proposed, SHOP, who } from '../decide/world.ts';
import { testDatabase } from '../support/database.ts';

const NOTHING: Footing = {
  sources: [],
  missingSources: ['orders', 'stock'],
  approvers: 0,
  briefedChannels: 0,
  days: 0,
  decided: 0,
  actedOn: 0,
  sharing: [],
  alone: 0,
  doneAlone: 0,
  takenBack: 0,
  lookedBack: 0,
  learned: 0,
};
const EVERYTHING: Footing = {
  sources: ['orders', 'stock', 'purchase orders', 'ads', 'returns'],
  missingSources: [],
  approvers: 1,
  briefedChannels: 1,
  days: 200,
  decided: 100,
  actedOn: 80,
  sharing: ['return_rate', 'lead_time_days', 'stockout_probability'],
  alone: 1,
  doneAlone: 60,
  takenBack: 0,
  lookedBack: 40,
  learned: 5,
};

const completeOf = (footing: Footing) => phasesOf(footing).map(({ complete }) => complete);
const missingOf = (footing: Footing) =>
  phasesOf(footing).flatMap(({ criteria }) => criteria.filter(({ met }) => !met).map(({ words }) => words));

describe('the phases of the roll-out', () => {
  test('a new shop has none, and is told which data is missing', () => {
    expect(completeOf(NOTHING)).toEqual([false, false, false]);
    expect(missingOf(NOTHING)[0]).toBe('0 of 5 kinds of data (not yet: orders, stock)');
  });

  test('one that has it all has completed all three', () => {
    expect(completeOf(EVERYTHING)).toEqual([true, true, true]);
    expect(missingOf(EVERYTHING)).toEqual([]);
  });

  test.each([
    [{ days: 12 }, '12 of 28 days, the baseline of everything later'],
    [{ actedOn: 40 }, '40 of 100 findings acted on: surely at least 50 %'],
    [{ takenBack: 2 }, '2 of them taken back in the last 90 days'],
    [{ lookedBack: 7 }, '7 of 30 decisions looked back on'],
  ])('%o is all that is missing', (less, words) => {
    expect(missingOf({ ...EVERYTHING, ...less })).toEqual([words]);
  });

  test('more of anything good never undoes a phase', () => {
    const grown = fc.record({
      days: fc.nat(400),
      lookedBack: fc.nat(90),
      learned: fc.nat(9),
      doneAlone: fc.nat(99),
    });
    fc.assert(
      fc.property(grown, grown, (a, b) => {
        const sum = {
          days: a.days + b.days,
          lookedBack: a.lookedBack + b.lookedBack,
          learned: a.learned + b.learned,
          doneAlone: a.doneAlone + b.doneAlone,
        };
        const [less, more] = [completeOf({ ...EVERYTHING, ...a }), completeOf({ ...EVERYTHING, ...sum })];
        expect(less.every((complete, phase) => more[phase] || !complete)).toBe(true);
      }),
    );
  });
});

test('the baseline begins at the first real night and is moved by no run of the past', async () => {
  const db = await testDatabase();
  const daysOn = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
  await startBaseline(db, { now: daysOn(-400), ranAt: NOW });
  expect(await readFooting(db, NOW)).toMatchObject({ days: 0 });
  await startBaseline(db, { now: NOW, ranAt: NOW });
  await startBaseline(db, { now: daysOn(-400), ranAt: daysOn(1) });
  await startBaseline(db, { now: daysOn(2), ranAt: daysOn(2) });
  await proposed(db);
  await db.query('update finding set opened_at = $1', [daysOn(-400)]);
  expect(await readFooting(db, daysOn(30))).toMatchObject({ days: 30 });
  const { baseline } = await composeMetrics(db, { shop: SHOP, now: daysOn(30) });
  expect(baseline).toMatchObject({ firstDay: '2026-03-03', lastDay: '2026-03-30' });
  expect(await composeMetrics(db, { shop: SHOP, now: daysOn(27) })).toMatchObject({ baseline: null });
  await db.close();
});

test('what people took back of what was done alone blocks for 90 days; what a failing plan took back does not', async () => {
  const db = await testDatabase();
  const daysOn = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
  const taken = await proposed(db, holdOf('SH-1'));
  const compensated = await proposed(db, holdOf('SH-2'));
  await db.query(
    `update action set state = 'undone', decided_at = $1, decided_by = '{"type": "system", "name": "autonomy"}'`,
    [NOW],
  );
  const tookBack = [
    [taken, who('approver')],
    [compensated, { type: 'system', name: 'plan' }],
  ] as const;
  for (const [{ findingId, actions }, actor] of tookBack) {
    const [action] = actions as [ActionRow];
    await db.transaction((tx) => insertDecision(tx, { verb: 'undo', findingId, action, actor, now: NOW }));
  }
  expect(await readFooting(db, daysOn(89))).toMatchObject({ doneAlone: 2, takenBack: 1 });
  expect(await readFooting(db, daysOn(91))).toMatchObject({ doneAlone: 2, takenBack: 0 });
  await db.close();
});
