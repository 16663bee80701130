import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../../src/act/index.ts';
import { saveRecommendations } from '../../src/advise/index.ts';
import {
  composeBriefing,
  composeCard,
  composeCards,
  composeEdit,
  composeReject,
  composeWhy,
  whyText,
} from '../../src/brief/index.ts';
import { approve, edit, reject, snooze } from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { depsOf, NOW, ORDER, proposed, SHOP, SWAP, seedPeople, who } from '../decide/world.ts';
import { testDatabase } from '../support/database.ts';
import { counting } from './counting.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
});
afterAll(() => db.close());

/** Keeps the words of a recommendation, as a night does. */
const recommended = (findingId: string) =>
  db.transaction((tx) => saveRecommendations(tx, new Map([[findingId, WORDS]]), NOW));
const WORDS = { ifNothing: 'It sells out.', because: ['It sells 5 a day.'] };

const composing = { now: NOW, shop: SHOP, catalogue };
const cardOf = async (findingId: string) => {
  const card = await composeCard(db, { findingId, ...composing });
  if (!card) throw new Error('There is no card');
  return card;
};

test('a card has the decision, its money and its deadline, and the figures it rests on', async () => {
  const { findingId } = await proposed(db, ORDER, SWAP);
  await recommended(findingId);
  const card = await cardOf(findingId);
  expect(card).toMatchObject({ title: 'Trail Runner', daysLeft: 4, ifNothing: 'It sells out.' });
  expect(card.urgency).toBe('$1,000 at stake · by Sat 7 Mar (4 days)');
  expect(card.facts).toContainEqual({ label: 'On hand', value: '20 units' });
  expect(card.facts).toContainEqual({ label: 'Ningbo Apex takes', value: '12–15 days (quotes 7)' });
  expect(card.actions.map(({ kind, editable }) => [kind, editable])).toEqual([
    ['create_purchase_order', true],
    ['swap_listing', true],
  ]);
});

test('what was decided stands on the card: who, when, why', async () => {
  const approved = await proposed(db, ORDER);
  await approve(depsOf(db), { actor: who('approver'), actionId: approved.actionId, revision: 1, now: NOW });
  const [action] = (await cardOf(approved.findingId)).actions;
  expect(action).toMatchObject({
    state: 'approved',
    decidedBy: { userId: 'U3' },
    decidedAt: NOW,
    editable: false,
  });

  const rejected = await proposed(db, ORDER);
  const reason = 'Not with this supplier';
  await reject({ db }, { actor: who('approver'), findingId: rejected.findingId, reason, now: NOW });
  expect((await cardOf(rejected.findingId)).rejection).toMatchObject({
    reason,
    at: NOW,
    by: { userId: 'U3' },
  });

  const asleep = await proposed(db, ORDER);
  const { findingId } = asleep;
  await snooze({ db }, { actor: who('operator'), findingId, length: '1d', shop: SHOP, now: NOW });
  expect(await cardOf(findingId)).toMatchObject({
    state: 'snoozed',
    snoozedUntil: new Date('2026-03-04T12:00:00Z'),
  });
});

test('hundreds of cards take as many statements as one', async () => {
  const ids = [];
  for (let index = 0; index < 40; index += 1) ids.push((await proposed(db, ORDER)).findingId);
  const one = counting(db);
  await composeCards(one, { findingIds: ids.slice(0, 1), ...composing });
  const many = counting(db);
  const cards = await composeCards(many, { findingIds: ids.toReversed(), ...composing });
  expect(cards.map(({ findingId }) => findingId)).toEqual(ids.toReversed());
  expect(many.count).toBe(one.count);
});

test('a finding that does not exist has no card, no why and no form', async () => {
  expect(await composeCard(db, { findingId: 'fnd_none', ...composing })).toBeNull();
  expect(await composeWhy(db, { findingId: 'fnd_none', ...composing })).toBeNull();
  expect(await composeReject(db, { findingId: 'fnd_none' })).toBeNull();
  expect(await composeEdit(db, { actionId: 'act_none', catalogue })).toBeNull();
});

test('the form is filled with what stands now, an edit of someone else included', async () => {
  const { actionId } = await proposed(db, ORDER);
  const fieldOf = async (id: string) =>
    (await composeEdit(db, { actionId, catalogue }))?.fields.find((field) => field.id === id)?.value;
  const before = await fieldOf('quantity');
  const values = { quantity: Number(before) + 24 };
  await edit(depsOf(db), { actor: who('operator'), actionId, revision: 1, values, now: NOW });
  expect(await fieldOf('quantity')).toBe(Number(before) + 24);
  expect((await composeEdit(db, { actionId, catalogue }))?.revision).toBe(2);
});

test('why: every figure in words, the reasons, and what happened, in its order', async () => {
  const { findingId, actionId } = await proposed(db, ORDER);
  await recommended(findingId);
  await approve(depsOf(db), { actor: who('approver'), actionId, revision: 1, now: NOW });
  const why = await composeWhy(db, { findingId, ...composing });
  if (!why) throw new Error('There is no why');
  expect(why.because).toEqual(['It sells 5 a day.']);
  expect(why.evidence).toContainEqual({ label: 'Lead time quoted, days', value: '7' });
  expect(why.evidence).toContainEqual({ label: 'Runs out between (80 %)', value: 'Fri 6 Mar – Mon 9 Mar' });
  expect(why.evidence).toContainEqual({
    label: 'Chance of running out before a reorder arrives',
    value: '97 %',
  });
  expect(why.evidence).toContainEqual({ label: 'Rests on', value: '120 rows of order line' });
  for (const { value } of why.evidence) expect(value).not.toMatch(/[{}[\]]|undefined|null/);
  expect(why.history.map(({ summary }) => summary.split(' ')[0])).toEqual([
    'SKU-1',
    'Recommended:',
    'approver',
  ]);
  const text = whyText(why);
  expect(text.indexOf('Figures')).toBeLessThan(text.indexOf('History'));
  expect(text).toContain(actionId);
});

test('once an option was approved nobody is asked any more, though the others can still be taken', async () => {
  const { findingId, actionId } = await proposed(db, ORDER, SWAP);
  await recommended(findingId);
  await approve(depsOf(db), { actor: who('approver'), actionId, revision: 1, now: NOW });
  const card = await cardOf(findingId);
  expect(card).toMatchObject({ isAnswered: true, ifNothing: null, urgency: '' });
  expect(card.actions.map(({ state }) => state)).toEqual(['approved', 'proposed']);
  const { decisions, watching } = await composeBriefing(db, { day: '2026-03-03', now: NOW, shop: SHOP });
  expect(decisions.map((line) => line.findingId)).not.toContain(findingId);
  expect(watching.map((line) => line.findingId)).toContain(findingId);
});
