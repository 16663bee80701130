import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeThresholds, previewThreshold } from '../../src/brief/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import { resetThreshold, setThreshold } from '../../src/watch/index.ts';
import { testDatabase } from '../support/database.ts';
import { NOW, SHOP, seedProduct, seedSales, seedStock, TODAY } from '../watch/shop.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await seedProduct(db, 'HEAP');
  await seedSales(
    db,
    'HEAP',
    Array.from({ length: 120 }, () => 2),
  );
  await seedStock(db, 'HEAP', addDays(TODAY, -1), 200);
});
afterAll(() => db.close());

const NAME = 'excess_stock.days_of_cover';
const actor = { type: 'user', teamId: 'T1', userId: 'U4', name: 'Adaeze' } as const;
const later = new Date(NOW.getTime() + 60_000);
const lineOf = async (now: Date) => (await composeThresholds(db, { now })).find(({ name }) => name === NAME);
const preview = (value: number, name = NAME) => previewThreshold(db, { name, value, now: later, shop: SHOP });

test('a threshold has its value in force, and who set it when; set back, its default', async () => {
  const unset = { value: 180, fallback: 180, setBy: null, setAt: null };
  expect(await lineOf(NOW)).toMatchObject(unset);
  await setThreshold(db, { name: NAME, value: 150, actor, now: later });
  expect(await lineOf(NOW)).toMatchObject(unset);
  expect(await lineOf(later)).toMatchObject({ value: 150, fallback: 180, setBy: actor, setAt: later });
  await resetThreshold(db, { name: NAME, actor, now: later });
  expect(await lineOf(later)).toMatchObject({ value: 180, setBy: actor });
});

test('a preview names what would appear or go, and writes nothing', async () => {
  const everything = () => db.query('select (select count(*) from finding), (select count(*) from trace)');
  const before = await everything();
  const { appearing, disappearing, line, value } = await preview(90);
  expect(appearing).toEqual([expect.stringContaining('HEAP')]);
  expect(disappearing).toEqual([]);
  expect([line.value, value]).toEqual([180, 90]);
  expect(await everything()).toEqual(before);
  await setThreshold(db, { name: NAME, value: 90, actor, now: later });
  const back = await preview(180);
  expect([back.appearing, back.disappearing]).toEqual([[], appearing]);
});

test('a value that no one could set is refused with the range, a name that is none with the names', async () => {
  await expect(preview(1)).rejects.toThrow(/between 14 and 3650 days/);
  await expect(preview(Number.NaN)).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(preview(90, 'excess_stock.nothing')).rejects.toThrow(new RegExp(NAME));
});
