import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { executeAction } from '../../src/act/execute.ts';
import { actAlone, approve, readAction, setLevel, setLimit } from '../../src/decide/index.ts';
import type { ActionKind } from '../../src/domain/action.ts';
import { bandOf, type ValueBand } from '../../src/domain/autonomy.ts';
import { worthOf } from '../../src/domain/budget-change.ts';
import type { Database } from '../../src/domain/database.ts';
import { composeAutonomy } from '../../src/learn/index.ts';
import { depsOf as actDepsOf } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';
import { forgetBoundaries, keywordOf, shopWith } from './boundaries-world.ts';
import { actionDraft, depsOf, hoursLater, NOW, proposed, SHOP, seedPeople, who } from './world.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  await shopWith(db);
  await db.query(
    `insert into campaign (campaign_id, name, daily_budget_minor, currency, status, source)
     values ('CMP-1', 'one', 10000, 'USD', 'enabled', 'feed'), ('CMP-2', 'two', 10000, 'USD', 'enabled', 'feed'),
            ('CMP-ALL', 'all', 480000, 'USD', 'enabled', 'feed')`,
  );
  // Each of these keywords has spent $200 a day in two of the last four weeks' days.
  await db.query(
    `insert into ad_stat (hour, entity_kind, entity_id, clicks, cost_minor, conversions, source)
     select $1::timestamptz - day * interval '1 day' - hour * interval '1 hour', 'keyword', 'KW-' || n, 5, 10000, 0, 'feed'
       from generate_series(3, 4) day, generate_series(1, 2) hour, generate_series(1, 6) n`,
    [NOW],
  );
});
afterAll(() => db.close());
beforeEach(() => forgetBoundaries(db));

const admin = who('admin');
const trust = (kind: ActionKind, band: ValueBand = 'none') =>
  setLevel(db, { actor: admin, kind, band, level: 'act', reason: null, now: NOW });
const alone = async (now = NOW) => (await actAlone(depsOf(db), now)).map(({ label }) => label);
const budgetOf = (campaignId: string, from: number, to: number) =>
  actionDraft({ slot: `${campaignId}-${from}-${to}` }, 'set_campaign_budget', {
    campaignId,
    campaignName: null,
    budget: { from: dollars(from), to: dollars(to) },
    reason: 'It earns more there.',
  });
const dollars = (amount: number) => ({ amount: amount.toFixed(2), currency: 'USD' });

describe('limits count what is touched', () => {
  const answersTo = (count: number) =>
    actionDraft({ slot: `answers-${count}`, cost: null }, 'reply_ticket', {
      replies: Array.from({ length: count }, (_, index) => ({
        ticketId: `T-${index}`,
        subject: 'Where is it',
        body: 'It is on its way.',
        citations: [],
      })),
      exclude: [],
      leftOut: 0,
    });

  test('a hundred answers in one action are a hundred', async () => {
    await trust('reply_ticket');
    await proposed(db, answersTo(100));
    expect(await alone()).toEqual([]);
    await proposed(db, answersTo(8));
    expect(await alone()).toEqual(['Answer 8 tickets']);
    await proposed(db, answersTo(3));
    expect(await alone()).toEqual([]);
    await setLimit(db, { actor: admin, kind: '*', measure: 'count_per_hour', atMost: 11, now: NOW });
    expect(await alone()).toEqual(['Answer 3 tickets']);
  });

  test('keywords that are paused take what they spend a day out of the ads', async () => {
    await trust('pause_keyword');
    for (let n = 1; n <= 6; n += 1) await proposed(db, keywordOf(`KW-${n}`, 'CMP-1'));
    // Twenty per cent of $5,000 a day are five times $200.
    expect(await alone()).toHaveLength(5);
    await setLimit(db, { actor: admin, kind: '*', measure: 'budget_share_per_day', atMost: 24, now: NOW });
    expect(await alone()).toHaveLength(1);
  });
});

describe('the band of a change to a budget', () => {
  test('is that of the daily budget it moves, for acting alone, for what is off and for what people thought', async () => {
    await trust('set_campaign_budget', 'none');
    await setLimit(db, { actor: admin, kind: '*', measure: 'percent_change', atMost: 200, now: NOW });
    const { actionId } = await proposed(db, budgetOf('CMP-BIG', 4000, 9500));
    expect(await alone()).toEqual([]);
    await approve(depsOf(db), { actor: who('approver'), actionId, revision: 1, now: hoursLater(0.1) });
    const { standings } = await composeAutonomy(db, { shop: SHOP, now: hoursLater(1) });
    expect(standings.map(({ words, evidence }) => [words, evidence.n])).toEqual([
      ['set an ad budget, without cash: is done alone and told in the digest', 0],
      ['set an ad budget, above 5,000: is proposed, people decide', 1],
    ]);
    await setLevel(db, {
      actor: admin,
      kind: 'set_campaign_budget',
      band: 'large',
      level: 'off',
      reason: null,
      now: NOW,
    });
    const { actions } = await proposed(db, budgetOf('CMP-BIG', 9500, 3500), budgetOf('CMP-BIG', 9500, 9400));
    expect(actions.map(({ label }) => label)).toEqual(['Set the budget to $9,400.00 a day']);
  });

  test('moved between campaigns it is what is moved, once', () => {
    const moves = [
      { campaignId: 'CMP-1', campaignName: null, from: dollars(1000), to: dollars(600) },
      { campaignId: 'CMP-2', campaignName: null, from: dollars(1000), to: dollars(1400) },
    ];
    const action = { kind: 'reallocate_budget', params: { moves, reason: 'r' }, cost: null } as const;
    expect(bandOf(worthOf(action))).toBe('small');
  });
});

describe('a change to a budget', () => {
  const carriedOut = async (now: Date) => {
    const decided = await actAlone(depsOf(db), now);
    for (const { id } of decided) {
      const deps = actDepsOf(db, { clock: () => now });
      await executeAction(deps, { actionId: id, revision: 1, purpose: 'do' });
      expect(await readAction(db, id)).toMatchObject({ state: 'done' });
    }
    return decided.map(({ label }) => label);
  };

  test('is measured against what the budget was before the first one of the day', async () => {
    await trust('set_campaign_budget', 'small');
    await proposed(db, budgetOf('CMP-1', 100, 115));
    expect(await carriedOut(NOW)).toHaveLength(1);
    await proposed(db, budgetOf('CMP-1', 115, 130));
    expect(await carriedOut(hoursLater(1))).toHaveLength(1);
    // Each step alone is below thirty per cent, together they are not.
    await proposed(db, budgetOf('CMP-1', 130, 150));
    expect(await carriedOut(hoursLater(2))).toEqual([]);
    await proposed(db, budgetOf('CMP-2', 100, 130));
    expect(await carriedOut(hoursLater(2))).toEqual(['Set the budget to $130.00 a day']);
    expect(await carriedOut(hoursLater(26))).toEqual(['Set the budget to $150.00 a day']);
  });
});
