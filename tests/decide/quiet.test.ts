import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actAlone, policiesFrom, setLevel } from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { composeAutonomy } from '../../src/learn/index.ts';
import { testDatabase } from '../support/database.ts';
import { forgetBoundaries, keywordOf, policies, shopWith } from './boundaries-world.ts';
import { depsOf, NOW, proposed, SHOP, seedPeople, who } from './world.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  await shopWith(db);
});
afterAll(() => db.close());
beforeEach(async () => {
  await forgetBoundaries(db);
  const level = { kind: 'pause_keyword', band: 'none', level: 'act' } as const;
  await setLevel(db, { ...level, actor: who('admin'), reason: null, now: NOW });
});

/** Whether something is done alone at a time of March 2026 in the shop, five hours behind UTC; the 3rd is a Tuesday. */
async function actsAt(day: number, clock: string): Promise<boolean> {
  await forgetProposals();
  await proposed(db, keywordOf(`KW-${day}-${clock}`, 'CMP-OTHER'));
  const at = new Date(`2026-03-0${day}T${clock}:00-05:00`);
  return (await actAlone(depsOf(db), at)).length > 0;
}

async function forgetProposals(): Promise<void> {
  await db.query(`update action set state = 'expired' where state = 'proposed'`);
  await db.query('delete from action_usage');
}

test('a quiet period of a weekday runs over midnight into the next day, and no further', async () => {
  await policies(db, 'Quiet', { quiet_periods: [{ weekday: 'Tuesday', from: '22:00', until: '06:00' }] });
  expect(await actsAt(3, '21:59')).toBe(true);
  expect(await actsAt(3, '22:00')).toBe(false);
  expect(await actsAt(4, '05:59')).toBe(false);
  expect(await actsAt(4, '06:00')).toBe(true);
  expect(await actsAt(3, '05:00')).toBe(true);
  expect(await actsAt(4, '23:00')).toBe(true);
});

test('with no weekday it holds every day, Sundays too', async () => {
  await policies(db, 'Quiet', {
    quiet_periods: [
      { from: '22:00', until: '06:00' },
      { weekday: 'Sunday', from: '12:00', until: '13:00' },
    ],
  });
  expect(await actsAt(2, '23:00')).toBe(false);
  expect(await actsAt(5, '02:00')).toBe(false);
  expect(await actsAt(5, '12:30')).toBe(true);
  expect(await actsAt(1, '12:30')).toBe(false);
});

test('what could never hold is refused with what is wrong; one wrong line does not lift the others', async () => {
  const read = (period: Record<string, string>) => policiesFrom({ quiet_periods: [period] });
  expect(read({ from: '22:00', until: '06:00' })).toHaveProperty('fields');
  expect(read({ from: '22:00', until: '22:00' })).toHaveProperty('wrong');
  expect(read({ from: '2026-03-09', until: '2026-03-01' })).toHaveProperty('wrong');
  expect(read({ weekday: 'Teusday', from: '22:00', until: '06:00' })).toHaveProperty('wrong');
  await policies(db, 'Old', {
    quiet_periods: [
      { from: '2026-03-09', until: '2026-03-01' },
      { from: '2026-03-03', until: '2026-03-04' },
    ],
  });
  expect(await actsAt(3, '12:00')).toBe(false);
});

test('quiet periods are listed with the other rules', async () => {
  await policies(db, 'Nights', {
    quiet_periods: [
      { weekday: 'Tuesday', from: '22:00', until: '06:00', actions: ['pause_keyword'] },
      { from: '22:00', until: '23:00' },
      { from: '2026-03-02', until: '2026-03-06' },
    ],
  });
  expect((await composeAutonomy(db, { shop: SHOP, now: NOW })).quiet).toEqual([
    'pause a keyword: Tuesday 22:00 to 06:00 of the next day (“Nights”)',
    'anything: every day 22:00 to 23:00 (“Nights”)',
    'anything: Mon 2 Mar to Fri 6 Mar (“Nights”)',
  ]);
});
