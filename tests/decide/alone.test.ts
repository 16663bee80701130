import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { executeAction } from '../../src/act/execute.ts';
import { catalogue, sampleAdapter } from '../../src/act/index.ts';
import { composeCard } from '../../src/brief/index.ts';
import { actAlone, approve, readAction, setLevel } from '../../src/decide/index.ts';
import type { ActionDraft, ActionKind } from '../../src/domain/action.ts';
import type { Database } from '../../src/domain/database.ts';
import { depsOf as actDepsOf } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';
import { holdOf, keywordOf, shopWith } from './boundaries-world.ts';
import { actionDraft, depsOf, hoursLater, NOW, night, proposed, SHOP, seedPeople, who } from './world.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  await shopWith(db);
});
afterAll(() => db.close());
beforeEach(async () => {
  for (const table of ['action_usage', 'autonomy_setting']) await db.query(`delete from ${table}`);
  await db.query(`update action set state = 'expired' where state = 'proposed'`);
});

const trust = (...kinds: ActionKind[]) =>
  Promise.all(
    kinds.map((kind) =>
      setLevel(db, { actor: who('admin'), kind, band: 'none', level: 'act', reason: null, now: NOW }),
    ),
  );
const releaseOf = (shipmentId: string): ActionDraft =>
  actionDraft({ slot: shipmentId, cost: null }, 'release_shipment', {
    shipmentId,
    orderId: 'O-1',
    trackingNumber: null,
    reason: 'The address was confirmed.',
  });
/** As the playbook of a wrong address drafts them: one is enough. */
const eitherOf = (shipmentId: string) =>
  [holdOf(shipmentId), releaseOf(shipmentId)].map((draft) => ({ ...draft, oneOf: 'parcel' }));
const alone = async (now = NOW) => (await actAlone(depsOf(db), now)).map(({ id }) => id);
const carryOut = (actionId: string, refuses: string | null = null) =>
  executeAction(
    actDepsOf(db, {
      adapter: sampleAdapter(db, (key) => (refuses && key.startsWith(refuses) ? 'refuses' : null)),
    }),
    { actionId, revision: 1, purpose: 'do' },
  );
const statesOf = (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await readAction(db, id))?.state));

test('of alternatives only the first is taken, and never another one after it', async () => {
  await trust('hold_shipment', 'release_shipment');
  const { actions } = await proposed(db, ...eitherOf('SH-1'));
  const [hold = '', release = ''] = actions.map(({ id }) => id);
  expect(await alone()).toEqual([hold]);
  expect(await alone()).toEqual([]);
  await carryOut(hold);
  expect(await alone(hoursLater(1))).toEqual([]);
  expect(await statesOf([hold, release])).toEqual(['done', 'proposed']);
});

test('where the first of the alternatives is for people to decide on, the second is not done instead', async () => {
  await trust('release_shipment');
  await proposed(db, ...eitherOf('SH-1'));
  expect(await alone()).toEqual([]);
});

test('a finding that somebody has answered is left alone; what is drafted after their answer is a new question', async () => {
  await trust('hold_shipment', 'pause_keyword');
  const { actions, sku } = await proposed(db, keywordOf('KW-0', 'C'), ...eitherOf('SH-2'));
  const release = actions.find(({ kind }) => kind === 'release_shipment');
  const approver = who('approver');
  await approve(depsOf(db), { actor: approver, actionId: release?.id ?? '', revision: 1, now: NOW });
  await carryOut(release?.id ?? '');
  expect(await alone(hoursLater(1))).toEqual([]);
  await night(db, sku, [keywordOf('KW-new', 'C')], hoursLater(2));
  expect(await alone(hoursLater(2))).toHaveLength(1);
});

test('what goes together is one plan: where a step fails, those before it are taken back, and it is not tried again', async () => {
  await trust('hold_shipment', 'pause_keyword');
  const together = [holdOf('SH-3'), keywordOf('KW-3', 'C')];
  const { actions, sku } = await proposed(db, ...together);
  const ids = actions.map(({ id }) => id);
  const [first = '', second = ''] = ids;
  expect(await alone()).toEqual(ids);
  await carryOut(first, second);
  expect(await statesOf(ids)).toEqual(['undone', 'failed']);
  await night(db, sku, together, hoursLater(1));
  expect(await alone(hoursLater(1))).toEqual([]);
});

test('done alone, an action leaves what goes with it to people, and answers its alternatives', async () => {
  await trust('hold_shipment');
  const cardOf = async (...drafts: readonly ActionDraft[]) => {
    const { findingId } = await proposed(db, ...drafts);
    expect(await alone()).toHaveLength(1);
    return composeCard(db, { findingId, now: NOW, shop: SHOP, catalogue });
  };
  expect(await cardOf(...eitherOf('SH-4'))).toMatchObject({ isAnswered: true });
  expect(await cardOf(holdOf('SH-5'), keywordOf('KW-5', 'C'))).toMatchObject({ isAnswered: false });
});
