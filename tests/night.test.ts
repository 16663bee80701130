import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsOf } from '../src/decide/index.ts';
import type { Database } from '../src/domain/database.ts';
import { addDays } from '../src/domain/day.ts';
import { getFinding, listFindings } from '../src/findings/index.ts';
import { runNight } from '../src/night.ts';
import { verifyTrace } from '../src/trace/index.ts';
import { testDatabase } from './support/database.ts';
import {
  NOW,
  SHOP,
  seedOrder,
  seedProduct,
  seedSales,
  seedStock,
  seedSupplier,
  TODAY,
} from './watch/shop.ts';

let db: Database;
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

beforeAll(async () => {
  db = await testDatabase();
  for (const sku of ['LOW', 'ENOUGH']) {
    await seedProduct(db, sku);
    await seedSales(
      db,
      sku,
      Array.from({ length: 200 }, () => 10),
    );
  }
  await seedStock(db, 'LOW', TODAY, 40);
  await seedStock(db, 'ENOUGH', TODAY, 600);
  await seedSupplier(db, 'NA', 'Ningbo Apex', 7, ['LOW', 'ENOUGH']);
  await seedOrder(db, {
    po: 'PO-1',
    sku: 'ENOUGH',
    supplier: 'NA',
    orderedAgo: 60,
    promisedAfter: 7,
    quantity: 100,
    receivedAfter: 12,
  });
});
afterAll(() => db.close());

/** Everything that a night may write, to be compared. */
async function everything(): Promise<unknown> {
  const { rows: findings } = await db.query(
    'select id, state, version, period, headline from finding order by id',
  );
  const { rows: actions } = await db.query('select id, revision, state, params_hash from action order by id');
  const { rows: trace } = await db.query('select seq, kind, summary from trace order by seq');
  const { rows: facts } = await db.query('select id from context_fact order by id');
  return { findings, actions, trace, facts };
}

test('a night finds what runs out, drafts a reorder and says what happens without it', async () => {
  const { findings } = await runNight(db, { now: NOW, shop: SHOP });
  const low = findings.find(
    ({ finding }) => finding.subject.id === 'LOW' && finding.kind === 'stockout_risk',
  );
  expect(low?.finding.severity).toBe('critical');
  expect(low?.recommendation?.actions.map(({ kind }) => kind)).toContain('create_purchase_order');
  expect(low?.recommendation?.ifNothing).toMatch(/\d/);
  expect(findings.map(({ finding }) => finding.subject.id)).not.toContain('ENOUGH');
});

test('the same night again changes nothing', async () => {
  const before = await everything();
  await runNight(db, { now: NOW, shop: SHOP });
  expect(await everything()).toEqual(before);
});

test('a night that dies half-way leaves nothing', async () => {
  const before = await everything();
  const dying: Database = {
    ...db,
    query: (text, values) => db.query(text, values),
    transaction: (work) =>
      db.transaction((tx) =>
        work({
          inTransaction: true,
          query: (text, values) => {
            if (/insert into recommendation/.test(text)) throw new Error('the process died');
            return tx.query(text, values);
          },
        }),
      ),
  };
  await expect(runNight(dying, { now: hours(1), shop: SHOP })).rejects.toThrow('the process died');
  expect(await everything()).toEqual(before);
});

test('a run of the past answers, and keeps nothing', async () => {
  const before = await everything();
  const past = new Date(`${addDays(TODAY, -3)}T12:00:00Z`);
  const { notes } = await runNight(db, { now: past, shop: SHOP });
  expect(notes.join()).toMatch(/nothing is kept/);
  expect(await everything()).toEqual(before);
});

test('a proposal lives from when it was really drafted', async () => {
  const late = hours(24 * 365);
  await runNight(db, { now: hours(2), shop: SHOP, draftedAt: late });
  const [finding] = await listFindings(db, { subjectId: 'LOW', kinds: ['stockout_risk'] });
  const [action] = await actionsOf(db, [finding?.id ?? '']);
  expect(action?.expiresAt?.getTime()).toBeGreaterThan(late.getTime());
});

test('when it passes, the finding is resolved after two quiet runs and its proposals end', async () => {
  const [finding] = await listFindings(db, { subjectId: 'LOW', kinds: ['stockout_risk'] });
  const id = finding?.id ?? '';
  await db.query(
    `insert into inventory_level (captured_at, sku, on_hand, source) values ($1, 'LOW', 900, 'feed')`,
    [hours(3)],
  );
  await db.query(
    'insert into stock_day (sku, day, on_hand) values ($1, $2, 900) on conflict (sku, day) do update set on_hand = 900',
    ['LOW', TODAY],
  );
  await runNight(db, { now: hours(4), shop: SHOP });
  expect((await getFinding(db, id)).state).toBe('open');
  await runNight(db, { now: hours(5), shop: SHOP });
  expect((await getFinding(db, id)).state).toBe('resolved');
  const states = (await actionsOf(db, [id])).map(({ state }) => state);
  expect(states.length).toBeGreaterThan(0);
  expect(states).not.toContain('proposed');
  expect((await verifyTrace(db)).ok).toBe(true);
});
