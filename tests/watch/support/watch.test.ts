import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { correctionFact, publishFacts } from '../../../src/context/index.ts';
import type { Database } from '../../../src/domain/database.ts';
import type { AnyFindingDraft } from '../../../src/domain/finding.ts';
import { runWatchers } from '../../../src/watch/index.ts';
import { testDatabase } from '../../support/database.ts';
import { writtenRules } from '../../support/written.ts';
import { NOW, SHOP } from './cases.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await writtenRules(db, NOW);
});
beforeEach(() => db.query('truncate ticket, shipment, order_line, return_line, product cascade'));
afterAll(() => db.close());

const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

interface Ticket {
  readonly id: string;
  readonly body: string;
  readonly hours?: number;
  readonly customer?: string | null;
  readonly order?: string | null;
  readonly sku?: string | null;
  readonly status?: string;
  readonly answered?: Date | null;
  readonly solved?: Date | null;
}

async function seedTicket(one: Ticket): Promise<void> {
  await db.query(
    `insert into ticket (ticket_id, created_at, customer_id, order_id, sku, subject, body, status, first_reply_at,
                         solved_at, source)
     values ($1, $2, $3, $4, $5, null, $6, $7, $8, $9, 'feed')`,
    [
      one.id,
      ago(one.hours ?? 5),
      one.customer ?? null,
      one.order ?? null,
      one.sku ?? null,
      one.body,
      one.status ?? 'open',
      one.answered ?? null,
      one.solved ?? null,
    ],
  );
}

async function seedParcel(order: string, customer: string): Promise<void> {
  await db.query(
    `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, currency, customer_id, source)
     values ($1, '1', $2, 'A-1', 1, 2000, 'USD', $3, 'feed')`,
    [order, ago(150), customer],
  );
  await db.query(
    `insert into shipment (shipment_id, order_id, carrier, service, tracking_number, label_created_at, shipped_at,
                           promised_at, source)
     values ($1, $2, 'UPS', 'Ground', $3, $4, $4, $5, 'feed')`,
    [`S-${order}`, order, `1Z-${order}`, ago(120), ago(24)],
  );
}

const look = (now = NOW) => runWatchers(db, { now, shop: SHOP });
const backlogOf = (drafts: readonly AnyFindingDraft[]) =>
  drafts.find(({ kind }) => kind === 'ticket_backlog');

describe('the inbox', () => {
  test('is counted, answered where the rows answer, and handed over where they do not', async () => {
    for (let index = 0; index < 12; index++) {
      await seedParcel(`OR-${1000 + index}`, `C${index}`);
      await seedTicket({
        id: `T-${index}`,
        body: 'Where is my order?',
        customer: `C${index}`,
        order: `OR-${1000 + index}`,
        hours: 31 - index,
      });
    }
    await seedTicket({
      id: 'T-LAW',
      body: 'You will hear from my lawyer.',
      customer: 'C1',
      order: 'OR-1001',
    });
    const { drafts, situations } = await look();
    expect(backlogOf(drafts)).toMatchObject({
      subject: { type: 'queue', id: 'support' },
      headline: '13 open tickets: 12 are “where’s my order?”, 12 can be answered now; the oldest waits 31 h',
      evidence: { open: 13, informational: 12, judgment: 1, wismo: 12, resolvable: 12, mustEscalate: 1 },
    });
    expect(situations.support.replies).toHaveLength(12);
    expect(situations.support.handovers[0]).toMatchObject({
      ticketId: 'T-LAW',
      tier: 'must_escalate',
      reason: 'legal',
      orderId: 'OR-1001',
    });
    expect(situations.support.handovers[0]?.suggestion).not.toBe('');
    expect(situations.support.handovers[0]?.policy).not.toBeNull();
  });

  test('a customer who names somebody else’s order learns nothing of it, nor does whoever reads the note', async () => {
    await seedParcel('OR-5000', 'OWNER');
    await seedTicket({
      id: 'T-1',
      body: 'Where is my order OR-5000?',
      customer: 'STRANGER',
      order: 'OR-5000',
    });
    await seedTicket({
      id: 'T-2',
      body: 'Where is my order OR-5000?',
      customer: null,
      order: null,
      hours: 60,
    });
    const { situations } = await look();
    expect(situations.support.replies).toEqual([]);
    expect(situations.support.handovers).toHaveLength(2);
    expect(JSON.stringify(situations.support.handovers)).not.toMatch(/1Z-OR-5000|UPS|A-1|OR-5000/);
  });

  test('tickets without their text are judged by subject and tags, and none of them is answered', async () => {
    for (let index = 0; index < 12; index++) {
      await seedParcel(`OR-${1000 + index}`, `C${index}`);
      const id = `T-${index}`;
      await seedTicket({ id, body: '', customer: `C${index}`, order: `OR-${1000 + index}` });
    }
    await db.query("update ticket set body = null, tags = 'where_is_my_order,vip'");
    const { drafts, situations, notes } = await look();
    expect(backlogOf(drafts)).toMatchObject({ evidence: { open: 12, wismo: 12, resolvable: 0 } });
    expect(situations.support.replies).toEqual([]);
    expect(notes.join(' ')).toContain('without their text');
  });

  test('is as it was at the instant: what was answered or closed later was open then', async () => {
    const body = 'Where is my order?';
    for (let index = 0; index < 10; index++) await seedTicket({ id: `T-${index}`, body, hours: 40 });
    const before = backlogOf((await look()).drafts)?.evidence;
    await seedTicket({ id: 'LATER', body, hours: -2 });
    await db.query("update ticket set status = 'solved', solved_at = $1, first_reply_at = $1", [ago(-3)]);
    expect(backlogOf((await look()).drafts)?.evidence).toEqual(before);
    expect(before).toMatchObject({ open: 10 });
    expect(backlogOf((await look(ago(-4))).drafts)).toBeUndefined();
  });

  test('one that waits for its customer is not open, and an empty inbox is not judged', async () => {
    await seedTicket({ id: 'T-1', body: 'hi', status: 'pending', answered: ago(60), hours: 70 });
    expect(backlogOf((await look()).drafts)).toBeUndefined();
    await db.query('truncate ticket');
    expect((await look()).evaluated).not.toContain('ticket_backlog');
  });

  test('somebody in danger is told of in the shortest inbox', async () => {
    await seedTicket({ id: 'T-1', body: 'The handle came off and I burned my hand.', hours: 1 });
    expect(backlogOf((await look()).drafts)).toMatchObject({ evidence: { open: 1, mustEscalate: 1 } });
  });
});

describe('a theme', () => {
  const question = 'Should I size up? I usually wear a M in other brands.';
  const themes = async () => (await look()).drafts.filter(({ kind }) => kind === 'ticket_theme');

  beforeEach(async () => {
    await db.query(
      `insert into product (sku, title, similar_group, source)
       values ('H-S', 'Hoodie S', 'Hoodie', 'feed'), ('H-M', 'Hoodie M', 'Hoodie', 'feed'), ('X', 'Other', null, 'feed')`,
    );
    for (let day = 1; day <= 50; day += 5)
      await seedTicket({ id: `X-${day}`, body: question, sku: 'X', hours: day * 24 });
  });

  test('is what many write about one product, in whichever size', async () => {
    for (let index = 0; index < 9; index++) {
      await seedTicket({
        id: `H-${index}`,
        body: question,
        sku: index % 3 ? 'H-M' : 'H-S',
        hours: 24 + index * 12,
      });
    }
    const [theme, ...others] = await themes();
    expect(others).toEqual([]);
    expect(theme).toMatchObject({
      subject: { type: 'topic', id: 'sizing_question|H-M' },
      evidence: { sku: 'H-M', count: 9, title: 'Hoodie' },
    });
  });

  test('is worth a better listing sooner where the whole class makes people ask, unless people had that forgotten', async () => {
    await db.query("update product set category = case when sku = 'X' then 'other' else 'hoodies' end");
    await db.query(
      `insert into sales_day (sku, day, units, lines, max_line_units, revenue_minor)
       select sku, $1::date - 3, case sku when 'X' then 4000 else 100 end, 1, 1, 100 from product`,
      [NOW],
    );
    for (let index = 0; index < 9; index++) {
      await seedTicket({ id: `H-${index}`, body: question, sku: 'H-M', hours: 24 + index * 12 });
    }
    const [theme] = await themes();
    expect(theme).toMatchObject({
      severity: 'warning',
      evidence: {
        facts: [{ kind: 'sizing_question_category', subject: { id: 'hoodies' }, value: { n: 9 } }],
      },
    });
    const forget = correctionFact('sizing_question_category', 'hoodies', { set: null });
    await db.transaction((tx) => publishFacts(tx, { facts: [forget], provenance: {}, now: ago(1) }));
    const [without] = await themes();
    expect(without).toMatchObject({ severity: 'info' });
    expect(without?.evidence.facts).toBeUndefined();
    await db.query('truncate sales_day, context_fact');
  });

  test('is not what people always write', async () => {
    for (let index = 0; index < 50; index++) {
      await seedTicket({ id: `H-${index}`, body: question, sku: 'H-M', hours: 24 + index * 26 });
    }
    expect(await themes()).toEqual([]);
  });
});
