import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../../src/act/index.ts';
import {
  briefingText,
  composeBriefing,
  composeCards,
  composeDigest,
  composeHome,
} from '../../src/brief/index.ts';
import { requestDecisions } from '../../src/decide/index.ts';
import type { Database, Queryable } from '../../src/domain/database.ts';
import { mergeFindings } from '../../src/findings/index.ts';
import { NOW, ORDER, SHOP, who } from '../decide/world.ts';
import { draftOf } from '../findings/arbitraries.ts';
import { testDatabase } from '../support/database.ts';
import { counting } from './counting.ts';

let db: Database;
let ids: string[] = [];
/** The statements that a briefing of nothing takes, and Home with a single decision. */
const few = { briefing: 0, home: 0 };

const MANY = 500;
const WORDS = { actions: [ORDER], ifNothing: 'It sells out.', because: ['It sells 5 a day.'] };
const composing = { now: NOW, shop: SHOP, catalogue };
const surfaces = {
  briefing: (on: Queryable) => composeBriefing(on, { day: '2026-03-03', now: NOW, shop: SHOP }),
  home: (on: Queryable) => composeHome(on, { actor: who('viewer'), ...composing }),
};

async function statementsOf(surface: keyof typeof surfaces): Promise<number> {
  const counted = counting(db);
  await surfaces[surface](counted);
  return counted.count;
}

/** So many findings at once, every one with an order to decide on. */
async function seedFindings(count: number): Promise<string[]> {
  const drafts = Array.from({ length: count }, (_, index) =>
    draftOf({
      subject: { type: 'sku', id: `SKU-${index}` },
      stake: { minor: 100 * (index + 1), currency: 'USD' },
    }),
  );
  return db.transaction(async (tx) => {
    const { firing } = await mergeFindings(tx, { drafts, evaluated: [], now: NOW });
    const requests = firing.map((finding) => ({ finding, recommendation: WORDS }));
    await requestDecisions(tx, { requests, now: NOW });
    return firing.map(({ id }) => id);
  });
}

beforeAll(async () => {
  db = await testDatabase();
  few.briefing = await statementsOf('briefing');
  await seedFindings(1);
  few.home = await statementsOf('home');
  ids = await seedFindings(MANY);
});
afterAll(() => db.close());

test('a briefing of 500 findings takes as many statements as one of none', async () => {
  expect(await statementsOf('briefing')).toBe(few.briefing);
});

test('Home with 500 findings takes as many statements as with one', async () => {
  expect(await statementsOf('home')).toBe(few.home);
});

test('nothing of 500 is lost: every decision is in the briefing, dearest first, and in its text', async () => {
  const { decisions, atStake, ...rest } = await surfaces.briefing(db);
  expect(decisions.map(({ findingId }) => findingId)).toEqual(ids.toReversed());
  expect(atStake).toEqual({ minor: (100 * MANY * (MANY + 1)) / 2, currency: 'USD' });
  const text = briefingText({ ...rest, decisions, atStake });
  expect(ids.filter((id) => !text.includes(id))).toEqual([]);
});

test('Home shows the dearest and says how many are left', async () => {
  const home = await surfaces.home(db);
  expect(home.decisions.length + home.moreDecisions).toBe(MANY);
  expect(home.decisions.map(({ findingId }) => findingId)).toEqual(
    ids.toReversed().slice(0, home.decisions.length),
  );
});

test('500 cards, and a digest of them, come in the order asked for; an unknown id is left out', async () => {
  const asked = [...ids.toReversed(), 'fnd_none'];
  const cards = await composeCards(db, { findingIds: asked, ...composing });
  expect(cards.map(({ findingId }) => findingId)).toEqual(ids.toReversed());
  expect(new Set(cards.map(({ actions }) => actions.length))).toEqual(new Set([1]));
  const { lines } = await composeDigest(db, { findingIds: asked, at: NOW, shop: SHOP });
  expect(lines).toHaveLength(MANY);
});
