import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approve, reject } from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { addDays, dayOf } from '../../src/domain/day.ts';
import { readOutcomes, revisitOutcomes, tallyOf } from '../../src/learn/index.ts';
import { hoursSaved } from '../../src/learn/metrics/hours.ts';
import { readDone } from '../../src/learn/metrics/store.ts';
import { type Afterwards, readAfterwards, type Warned } from '../../src/learn/outcomes/afterwards.ts';
import { isClearlyWorse } from '../../src/learn/outcomes/harm.ts';
import type { LookedBack } from '../../src/learn/outcomes/store.ts';
import { actionDraft, depsOf, NOW, proposed, SHOP, seedPeople, traceOf, who } from '../decide/world.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;
const DAY = dayOf(NOW, SHOP.timeZone);
const daysOn = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const about = (days: number) => ({ shop: SHOP, now: daysOn(days) });

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
});
afterAll(() => db.close());

async function stockOf(sku: string, from: number, onHand: readonly number[]): Promise<void> {
  await db.query(
    `insert into stock_day (sku, day, on_hand)
     select $1, $2::date + n::int - 1, v from unnest($3::int[]) with ordinality as t(v, n)`,
    [sku, addDays(DAY, from), onHand],
  );
}

async function one(warned: Omit<Warned, 'key' | 'day'>, days: number): Promise<Afterwards | undefined> {
  const found = await readAfterwards(db, [{ ...warned, key: 'k', day: DAY }], {
    today: addDays(DAY, days),
    timeZone: SHOP.timeZone,
  });
  return found.get('k');
}

describe('what the data shows after a warning', () => {
  test('days without stock, and the margin they would have brought at the rate before', async () => {
    const warned = { kind: 'stockout_risk', subject: { type: 'sku', id: 'DRY' } } as const;
    await db.query(
      "insert into product (sku, title, unit_cost_minor, currency, status, source) values ('DRY', 'T', 800, 'USD', 'active', 'feed')",
    );
    await db.query(
      `insert into sales_day (sku, day, units, lines, max_line_units, revenue_minor)
       select 'DRY', $1::date - n, 3, 3, 1, 6000 from generate_series(0, 27) n`,
      [DAY],
    );
    await stockOf('DRY', 1, [9, 6, 3, 0, 0, 0, 0, 20, 17, 14]);
    expect(await one(warned, 29)).toBeUndefined();
    expect(await one(warned, 30)).toEqual({
      measure: 'stock',
      key: 'k',
      happened: true,
      dryDays: 4,
      days: 10,
      lostMinor: 4 * 3 * (2000 - 800),
    });
  });

  test('how late an order came; one that never came is late without a number', async () => {
    for (const [po, received] of [
      ['PO-LATE', 9],
      ['PO-GONE', null],
    ] as const) {
      await db.query(
        `insert into purchase_order_line (po_id, sku, supplier_id, ordered_at, promised_at, quantity_ordered, source)
         values ($1, 'DRY', 'S1', $2::date - 9, ($2::date + 4) + time '12:00', 10, 'feed')`,
        [po, DAY],
      );
      if (received === null) continue;
      await db.query(
        `insert into receipt (receipt_id, po_id, sku, received_at, quantity, source)
         values ($1, $1, 'DRY', ($2::date + $3::int) + time '15:00', 10, 'feed')`,
        [po, DAY, received],
      );
    }
    const of = (id: string) =>
      one({ kind: 'late_purchase_order', subject: { type: 'purchase_order', id } }, 40);
    expect(await of('PO-LATE')).toMatchObject({ happened: true, daysLate: 5 });
    expect(await of('PO-GONE')).toMatchObject({ happened: true, daysLate: null });
    expect(await of('PO-NONE')).toBeUndefined();
  });

  test('what an ad spent in as many days before as after, a day on the shop’s clock', async () => {
    await db.query(
      `insert into ad_stat (hour, entity_kind, entity_id, clicks, cost_minor, conversions, source)
       select ($1::date + n)::timestamp at time zone 'America/New_York' + interval '23 hours', 'keyword', 'KW', 5,
              case when n <= 0 then 1000 else 100 end, 1, 'feed' from generate_series(-20, 20) n`,
      [DAY],
    );
    expect(await one({ kind: 'cpa_breach', subject: { type: 'keyword', id: 'KW' } }, 14)).toMatchObject({
      happened: null,
      beforeMinor: 14_000,
      afterMinor: 1_400,
      conversionsBefore: 14,
      conversionsAfter: 14,
    });
  });

  test('what came back of the orders before and after; few orders tell nothing', async () => {
    await db.query(
      `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, source)
       select 'O' || n, '1', ($1::date + n)::timestamp at time zone 'America/New_York' + interval '12 hours', 'BACK', 2, 1000, 'feed'
         from generate_series(-27, 28) n`,
      [DAY],
    );
    await db.query(
      `insert into return_line (return_id, sku, order_id, returned_at, quantity, source)
       select 'R' || n, 'BACK', 'O' || n, ($1::date + n + 5)::timestamp, 2, 'feed'
         from generate_series(-27, 28) n where n <= -18 or n in (5, 9)`,
      [DAY],
    );
    const warned = { kind: 'return_spike', subject: { type: 'sku', id: 'BACK' } } as const;
    expect(await one(warned, 42)).toMatchObject({
      happened: false,
      soldBefore: 56,
      backBefore: 20,
      soldAfter: 56,
      backAfter: 4,
    });
    expect(await one({ ...warned, subject: { type: 'sku', id: 'DRY' } }, 42)).toBeUndefined();
  });
});

describe('looking back on decisions', () => {
  const effect = (minor: number) => ({ minor, currency: 'USD' });
  const hoped = actionDraft({
    expectedEffect: { expected: effect(120_000), low: effect(80_000), high: effect(150_000) },
  });

  test('each is looked back on once, when its horizon is over, against what was expected', async () => {
    const declined = await proposed(db, hoped);
    const executed = await proposed(db, hoped);
    await reject(
      { db },
      { actor: who('approver'), findingId: declined.findingId, reason: 'too dear', now: NOW },
    );
    await approve(depsOf(db), { actor: who('approver'), actionId: executed.actionId, revision: 1, now: NOW });
    await db.query("update action set state = 'done' where id = $1", [executed.actionId]);
    await stockOf(declined.sku, 1, [5, 0, 0, 8]);
    await stockOf(executed.sku, 1, [5, 4, 3, 8]);
    expect(await revisitOutcomes(db, about(29))).toBe(0);
    expect(await revisitOutcomes(db, about(30))).toBe(2);
    expect(await revisitOutcomes(db, about(31))).toBe(0);
    const outcomes = await readOutcomes(db, { from: daysOn(29), until: daysOn(31) });
    const summaryOf = (id: string) => outcomes.find(({ actionId }) => actionId === id)?.summary;
    expect(summaryOf(declined.actionId)).toMatch(
      /^30 days after “.+” was turned down: \S+ was out of stock on 2 of 4 days\. It was expected to bring \$1,200 \(\$800 to \$1,500\)\. Whether it would have helped cannot be told/,
    );
    expect(summaryOf(executed.actionId)).toMatch(
      /was done: \S+ did not run out on any of 4 days.*there was no control\.$/,
    );
    expect(await traceOf(db, declined.findingId)).toContain('outcome');
    expect(outcomes[0]).toMatchObject({ period: 1, campaignId: null, subject: { type: 'sku' } });
    expect(tallyOf(outcomes)).toMatchObject({
      executed: 1,
      declined: 1,
      declinedTrue: 1,
      declinedKnown: 1,
      executedTrue: 0,
      executedKnown: 1,
    });
  });

  test('rows that come late are waited for, and then it is said that none tell', async () => {
    const silent = await proposed(db, hoped);
    await reject({ db }, { actor: who('approver'), findingId: silent.findingId, reason: 'no', now: NOW });
    expect(await revisitOutcomes(db, about(33))).toBe(0);
    expect(await revisitOutcomes(db, about(37))).toBe(1);
    const [outcome] = await readOutcomes(db, { from: daysOn(37), until: daysOn(38) });
    expect(outcome).toMatchObject({ happened: null, figures: null });
    expect(outcome?.summary).toContain('no rows tell more');
  });
});

describe('a tally', () => {
  const spend = (changes: Partial<LookedBack> = {}): LookedBack => ({
    actionId: 'a',
    findingId: 'f',
    period: 1,
    subject: { type: 'keyword', id: 'K' },
    campaignId: 'C',
    decided: 'executed',
    decidedOn: '2026-03-01',
    dueOn: '2026-03-15',
    happened: null,
    figures: {
      measure: 'spend',
      key: 'a',
      happened: null,
      beforeMinor: 1000,
      afterMinor: 100,
      conversionsBefore: 1,
      conversionsAfter: 1,
    },
    summary: '',
    ...changes,
  });

  test('counts a warning once, whatever became of its proposals', () => {
    const dry = { happened: true, decided: 'declined' } as const;
    expect(tallyOf([spend(dry), spend(dry), spend({ ...dry, happened: null })])).toMatchObject({
      declined: 1,
      declinedTrue: 1,
      declinedKnown: 1,
      known: 1,
    });
    expect(tallyOf([spend(), spend({ decided: 'declined' })])).toMatchObject({ executed: 1, declined: 0 });
    expect(tallyOf([spend(dry), spend({ ...dry, period: 2 })])).toMatchObject({ declined: 2 });
  });

  test.each([
    ['two actions of one finding', [spend(), spend()], 900],
    ['two findings about one keyword', [spend(), spend({ findingId: 'g', decidedOn: '2026-03-09' })], 900],
    [
      'the same keyword in other weeks',
      [spend(), spend({ findingId: 'g', decidedOn: '2026-03-15', dueOn: '2026-03-29' })],
      1800,
    ],
    [
      'a keyword and its campaign',
      [spend(), spend({ findingId: 'g', subject: { type: 'campaign', id: 'C' }, campaignId: null })],
      900,
    ],
    ['another keyword', [spend(), spend({ findingId: 'g', subject: { type: 'keyword', id: 'L' } })], 1800],
  ])('counts a spend once: %s', (_, outcomes, minor) => {
    expect(tallyOf(outcomes).spendStoppedMinor).toBe(minor);
  });
});

describe('an outcome is clearly worse only where its interval says so', () => {
  const spend = (
    beforeMinor: number,
    afterMinor: number,
    conversionsBefore: number,
    conversionsAfter: number,
  ) => ({
    measure: 'spend' as const,
    key: 'k',
    happened: null,
    ...{ beforeMinor, afterMinor, conversionsBefore, conversionsAfter },
  });
  const returns = (soldBefore: number, backBefore: number, soldAfter: number, backAfter: number) => ({
    measure: 'returns' as const,
    key: 'k',
    happened: true,
    ...{ soldBefore, backBefore, soldAfter, backAfter },
  });
  test.each([
    ['as much money for a third of the sales', spend(50_000, 50_000, 100, 30), true],
    ['more money for fewer sales', spend(50_000, 60_000, 100, 40), true],
    ['half the money for a tenth of the sales', spend(50_000, 25_000, 100, 10), true],
    ['half the money for half the sales', spend(50_000, 25_000, 100, 50), false],
    ['more money for as many sales', spend(50_000, 60_000, 100, 100), false],
    ['a keyword that was paused', spend(50_000, 0, 10, 0), false],
    ['few sales that fell by chance', spend(50_000, 50_000, 10, 5), false],
    ['three times the returns', returns(300, 20, 300, 60), true],
    ['returns that rose by chance', returns(30, 2, 30, 5), false],
  ])('%s: %o is %s', (_, figures, isWorse) => {
    expect(isClearlyWorse(figures)).toBe(isWorse);
  });
});

describe('hours saved', () => {
  const measured = [
    { action: 'reply_ticket', minutes: 6, review_minutes: 0.5, measured: 'by stopwatch' } as const,
  ];

  const day = '2026-03-03';
  const answered = { day, kind: 'reply_ticket', units: 100, undone: 10, reopened: 6, reviewed: 12 } as const;

  test('are measured minutes × volume less reviewing, what was taken back and what came back', () => {
    const done = [
      answered,
      { day, kind: 'pause_keyword', units: 3, undone: 0, reopened: 0, reviewed: 3 } as const,
    ];
    expect(hoursSaved(done, measured, { days: 1 })).toEqual({
      hours: (84 * 6 - 12 * 0.5) / 60,
      interval: null,
      unmeasured: ['pause_keyword'],
    });
  });

  test('have an interval over the days, those on which nothing was done among them', () => {
    const saved = hoursSaved([answered], measured, { days: 28 });
    const [low = 0, high = 0] = saved?.interval ?? [];
    expect((low + high) / 2).toBeCloseTo(saved?.hours ?? 0);
    expect(low).toBeLessThan(0);
  });

  test('a ticket that the helpdesk has open again, or whose customer wrote again about it, came back', async () => {
    const reply = (ticketId: string) => ({ ticketId, subject: 's', body: 'b', citations: [] });
    const { findingId } = await proposed(db);
    const params = { replies: ['T-1', 'T-2', 'T-3', 'T-4'].map(reply), exclude: ['T-4'], leftOut: 0 };
    await db.query(
      `insert into action (id, finding_id, kind, slot, period, ordinal, params, params_hash, label, summary, state,
                           decided_by, decided_at, created_at, updated_at)
       values ('act_reply', $1, 'reply_ticket', 'r', 1, 1, $2, '', 'Answer', 's', 'done', $3, $4, $4, $4)`,
      [findingId, JSON.stringify(params), JSON.stringify(who('approver')), NOW],
    );
    const { rows } = await db.query<{ id: string }>(
      `insert into import_file (sha256, name, state, started_at) values ('h', 'tickets.csv', 'done', $1) returning id`,
      [daysOn(1)],
    );
    await db.query(
      `insert into ticket (ticket_id, created_at, customer_id, order_id, status, first_reply_at, source, import_id)
       values ('T-1', $1, 'C1', 'O1', 'open', $1, 'feed', $3), ('T-2', $1, 'C2', 'O2', 'solved', $1, 'feed', $3),
              ('T-3', $1, 'C3', 'O3', 'solved', $1, 'feed', $3), ('T-4', $1, 'C4', 'O4', 'open', $1, 'feed', $3),
              ('T-9', $2, 'C2', 'O2', 'open', null, 'feed', $3), ('T-8', $2, 'C3', 'O9', 'open', null, 'feed', $3)`,
      [NOW, daysOn(3), rows[0]?.id],
    );
    const done = await readDone(db, { from: daysOn(-1), until: daysOn(1) }, SHOP.timeZone);
    expect(done.find(({ kind }) => kind === 'reply_ticket')).toMatchObject({
      day: DAY,
      units: 3,
      reopened: 2,
    });
  });

  test('are not known where nobody measured', () => {
    expect(hoursSaved([], [], { days: 28 })).toBeNull();
  });
});
