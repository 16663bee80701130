import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answerer, openAnswerer, type Reader, readerOf, syncKnowledge } from '../../src/ask/index.ts';
import { grant } from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { SHOP } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';

const NOW = new Date('2026-03-03T12:30:00Z');
const ACTOR = { type: 'user', teamId: 'T1', userId: 'U1' } as const;
const CHANNEL: Reader = { isPrivate: false, mayReadPersonal: false };
const DIRECT: Reader = { isPrivate: true, mayReadPersonal: false };
const ALLOWED: Reader = { isPrivate: true, mayReadPersonal: true };
const PERSONAL = /207-555-0134|jane\.doe@|Jane Doe|12 Elm|Maple/;
const embedder = createEmbedder({});

let db: Database;
let answerer: Answerer;
beforeAll(async () => {
  db = await testDatabase();
  await db.query(
    `insert into ticket (ticket_id, created_at, customer_id, order_id, sku, subject, body, status, source)
     values ('T-90001', '2026-03-01T08:00:00Z', 'C1', 'HP-1001', 'SKU-2847',
       'Call me 207-555-0134 or jane.doe@example.com, Jane Doe, 12 Elm St Portland',
       'The bottle leaks. Jane Doe, 12 Elm Street, Portland ME 04101, my number is 207-555-0134', 'open', 'test')`,
  );
  await db.query("insert into product (sku, title, source) values ('SKU-2847', 'Summit Bottle', 'test')");
  await db.query(
    `insert into shipment (shipment_id, order_id, label_created_at, ship_name, ship_line1, ship_city, source)
     values ('SH-1', 'HP-1001', '2026-03-01T08:00:00Z', 'Jane Doe', '7 Maple Avenue', 'Portland', 'test')`,
  );
  const folder = await mkdtemp(join(tmpdir(), 'daybreak-personal-'));
  await writeFile(
    join(folder, 'galway.md'),
    '---\ntitle: Galway when late\nowner: Priya\n---\n\nWhen Galway delivers late, call Aoife at the mill on +353 1 437 1234.\n',
  );
  await writeFile(
    join(folder, 'leaks.md'),
    '---\ntitle: Leaking bottles\nowner: Priya\n---\n\nJane Doe complains about leaking bottles every month.\n',
  );
  await syncKnowledge({ db, embedder }, folder, NOW);
  answerer = await openAnswerer({ db, embedder }, { now: NOW, shop: SHOP });
}, 60_000);
afterAll(() => db.close());

const ask = async (text: string, reader?: Reader) =>
  JSON.stringify(await answerer.ask({ text, actor: ACTOR, ...(reader ? { reader } : {}) }));

test.each([
  'what is going on with ticket T-90001',
  'What do customers say about SKU-2847?',
  'Who complains about leaking bottles every month?',
])('%s: a channel reads nobody’s name, number or address', async (text) => {
  expect(await ask(text)).not.toMatch(PERSONAL);
  expect(await ask(text, CHANNEL)).not.toMatch(PERSONAL);
});

test('whom to call at a supplier is told in private, and not in a channel', async () => {
  const question = 'Whom do I call when Galway delivers late?';
  expect(await ask(question, DIRECT)).toContain('+353 1 437 1234');
  const shown = await ask(question, CHANNEL);
  expect(shown).toContain('call Aoife at the mill on [number]');
  expect(shown).not.toContain('437 1234');
});

test('a customer’s number is told from rows to those who may know it, in private, and refused to all others', async () => {
  const question = "What's Jane Doe's phone number?";
  expect(await ask(question, ALLOWED)).toContain('207-555-0134');
  for (const reader of [CHANNEL, DIRECT]) {
    const refused = await ask(question, reader);
    expect(refused).toContain('"status":"refused"');
    expect(refused).not.toContain('207-555-0134');
  }
  expect(await ask("What's John Roe's phone number?", ALLOWED)).toContain('"status":"unknown"');
  expect(await ask('What is the address on order HP-1001?', ALLOWED)).toContain('7 Maple Avenue');
});

test('approvers and admins may know it where nobody else reads along', async () => {
  const teamId = 'T1';
  const actor = { type: 'system', name: 'start' } as const;
  await grant(db, { actor, member: { teamId, userId: 'U1', name: null, roles: ['approver'] }, now: NOW });
  await grant(db, { actor, member: { teamId, userId: 'U2', name: null, roles: ['operator'] }, now: NOW });
  const may = async (userId: string, isPrivate: boolean) =>
    (await readerOf(db, { type: 'user', teamId, userId }, isPrivate)).mayReadPersonal;
  expect([await may('U1', true), await may('U1', false), await may('U2', true)]).toEqual([
    true,
    false,
    false,
  ]);
});
