import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { outboxAdapter } from '../../../src/act/adapters/outbox/index.ts';
import { executeAction } from '../../../src/act/index.ts';
import { catalogue } from '../../../src/act/registry.ts';
import type { Database } from '../../../src/domain/database.ts';
import { openPlatform } from '../../../src/sample/platform/store.ts';
import { testDatabase } from '../../support/database.ts';
import { approvedAction, depsOf, effectsOf, NOW, seedWorld } from '../world.ts';

let db: Database;
let dataDir: string;

beforeAll(async () => {
  db = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'daybreak-tickets-'));
});
beforeEach(async () => {
  await db.query(
    'truncate product, supplier_sku, inventory_level, finding, ticket, shipment, sample_platform_state cascade',
  );
  await seedWorld(db);
  await db.query(
    `insert into ticket (ticket_id, created_at, status, body, source)
     select 'T-' || n, '2026-03-03T01:00:00Z', 'open', 'Where is my order?', 'feed' from generate_series(1, 4) n`,
  );
  await db.query(
    `insert into shipment (shipment_id, order_id, shipped_at, source)
     values ('S-1', 'OR-1', '2026-02-27T12:00:00Z', 'feed')`,
  );
  await openPlatform(db, NOW);
});
afterAll(async () => {
  await db.close();
  await rm(dataDir, { recursive: true, force: true });
});

const reply = (ticketId: string) => ({
  ticketId,
  subject: 'Your order',
  body: 'It left on Fri 27 Feb.',
  citations: [{ table: 'shipment', id: 'S-1', field: 'shipped_at', value: 'Fri 27 Feb' }],
});
const REPLIES = {
  replies: ['T-1', 'T-2', 'T-3', 'T-4'].map(reply),
  exclude: ['T-4'],
  leftOut: 7,
};
const ESCALATION = {
  tickets: [{ ticketId: 'T-1', reason: 'speaks of the law', note: 'Order OR-1' }],
  exclude: [],
  leftOut: 0,
};

async function carryOut(
  kind: Parameters<typeof approvedAction>[1],
  params: Record<string, unknown>,
  deps = {},
) {
  const actionId = await approvedAction(db, kind, params);
  await executeAction(depsOf(db, deps), { actionId, revision: 1, purpose: 'do' });
  const { state, outcome, undoable } = await effectsOf(db, actionId);
  return { actionId, state, outcome, undoable };
}

async function stateOf(id: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await db.query<{ state: Record<string, unknown> }>(
    "select state from sample_platform_state where kind = 'ticket' and id = $1",
    [id],
  );
  return rows[0]?.state;
}

test('answers go to the tickets of the card but those taken out, and cannot be called back', async () => {
  const { state, outcome, undoable } = await carryOut('reply_ticket', REPLIES);
  expect({ state, outcome, undoable }).toEqual({
    state: 'done',
    outcome: '3 tickets answered (sample shop).',
    undoable: false,
  });
  expect(await stateOf('T-1')).toMatchObject({ answered: true, reply: { body: reply('T-1').body } });
  expect(await stateOf('T-4')).toMatchObject({ answered: false });
});

test.each(['sample', 'outbox'])('who was answered meanwhile is left out and counted (%s)', async (which) => {
  await db.query(
    `update sample_platform_state set state = state || '{"answered": true}' where kind = 'ticket' and id = 'T-2'`,
  );
  await db.query("update ticket set first_reply_at = '2026-03-03T11:00:00Z' where ticket_id = 'T-2'");
  const adapter = outboxAdapter(db, dataDir);
  const deps = which === 'outbox' ? { adapter } : {};
  const { state, outcome } = await carryOut('reply_ticket', REPLIES, deps);
  expect(state).toBe('done');
  expect(outcome).toContain('1 ticket left out: answered or closed meanwhile.');
  expect(outcome).toContain(which === 'outbox' ? '2 answers are ready to be sent' : '2 tickets answered');
});

test('without a helpdesk the answers are one list to upload', async () => {
  const { outcome } = await carryOut('reply_ticket', REPLIES, { adapter: outboxAdapter(db, dataDir) });
  const folder = /\((.*)\)/.exec(outcome ?? '')?.[1] ?? '';
  const list = await readFile(join(dataDir, folder, 'tickets.csv'), 'utf8');
  expect(list.split('\r\n').slice(0, 2)).toEqual([
    'ticket_id,do,subject,public_reply,priority,tag,internal_note',
    'T-1,reply,Your order,It left on Fri 27 Feb.,,,',
  ]);
  expect(list).not.toContain('T-4');
});

test('nothing is sent where all were answered, or where what it says is no longer so', async () => {
  await db.query("update shipment set delivered_at = '2026-03-03T11:00:00Z'");
  expect(await carryOut('reply_ticket', REPLIES)).toMatchObject({
    state: 'refused',
    outcome: 'The parcel of T-1, T-2, T-3 was delivered since. Leave them out, or wait for the next run.',
  });
  await db.query("update ticket set status = 'solved'");
  expect(await carryOut('reply_ticket', REPLIES)).toMatchObject({
    state: 'refused',
    outcome: 'Each of these tickets has been answered or closed since.',
  });
});

test('a figure that no row accounts for cannot even be stored', () => {
  const wrong = { ...reply('T-1'), body: 'It comes on Fri 6 Mar.' };
  expect(() => catalogue.parse('reply_ticket', { ...REPLIES, replies: [wrong] })).toThrow(
    /no row accounts for/,
  );
});

test('the form takes exclusions as people type them, and the card says what is left', () => {
  const edited = catalogue.applyEdit('reply_ticket', REPLIES, { exclude: 'T-1, T-2;T-4' });
  expect(edited.exclude).toEqual(['T-1', 'T-2', 'T-4']);
  expect(catalogue.describe('reply_ticket', edited)).toMatchObject({ label: 'Answer 1 ticket' });
  const preview = catalogue.preview('reply_ticket', REPLIES).join('\n');
  expect(preview).toContain('Rests on: shipment S-1');
  expect(preview).toContain('Not on this card: 7');
  expect(preview).toContain('cannot be called back');
});

test('a hand-over is marked on the ticket, and undo takes the mark away', async () => {
  const before = await stateOf('T-1');
  const { actionId, state, undoable } = await carryOut('escalate_ticket', ESCALATION);
  expect({ state, undoable }).toEqual({ state: 'done', undoable: true });
  expect(await stateOf('T-1')).toMatchObject({ priority: 'urgent', internalNote: 'Order OR-1' });
  await db.query("update action set state = 'undoing' where id = $1", [actionId]);
  await executeAction(depsOf(db), { actionId, revision: 1, purpose: 'undo' });
  expect(await stateOf('T-1')).toEqual(before);
});

test('tags are set on every ticket that is not taken out', async () => {
  const tickets = ['T-1', 'T-2'].map((ticketId) => ({ ticketId, tag: 'order_status' }));
  expect(await carryOut('tag_ticket', { tickets, exclude: ['T-2'] })).toMatchObject({
    state: 'done',
    outcome: '1 ticket tagged (sample shop).',
  });
  expect(await stateOf('T-1')).toMatchObject({ tag: 'order_status' });
  expect(await stateOf('T-2')).not.toHaveProperty('tag');
});
