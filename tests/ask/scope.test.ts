import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answerer } from '../../src/ask/index.ts';
import { ACTOR, openSampleShop, type SampleShop } from '../evaluation/ask/sample.ts';

let sample: SampleShop;
let answerer: Answerer;
beforeAll(async () => {
  sample = await openSampleShop();
  answerer = await sample.answerer();
}, 300_000);
afterAll(() => sample.db.close());

const ask = (text: string) => answerer.ask({ text, actor: ACTOR });

/** Units that were ordered on some of the shop's days and not cancelled, of the lines that a condition holds for. */
async function units(from: string, to: string, where = 'true'): Promise<string> {
  const { rows } = await sample.db.query<{ units: number }>(
    `select coalesce(sum(o.quantity), 0)::int as units
       from order_line o left join product p on p.sku = o.sku
      where (o.ordered_at at time zone 'America/New_York')::date between $1 and $2
        and o.cancelled_at is null and ${where}`,
    [from, to],
  );
  return `${(rows[0]?.units ?? 0).toLocaleString('en-US')} units`;
}

test.each([
  ['How many hoodies did we sell last week?', '2026-02-23', '2026-03-01', "p.category = 'Hoodies'"],
  [
    'Sales of ridge hoodie in Moss last week',
    '2026-02-23',
    '2026-03-01',
    "p.title like '%Ridge Hoodie, Moss%'",
  ],
  ['How many storm shells sold last month?', '2026-02-01', '2026-02-28', "p.title like 'Storm Shell%'"],
  ['Units sold to Canada last month', '2026-02-01', '2026-02-28', "o.ship_country = 'CA'"],
  ['How many units did we sell to the UK last month?', '2026-02-01', '2026-02-28', "o.ship_country = 'GB'"],
  ['How many units did we sell to Germany last month?', '2026-02-01', '2026-02-28', 'false'],
  [
    'Units sold through influencers last month',
    '2026-02-01',
    '2026-02-28',
    "o.acquisition_channel = 'influencer'",
  ],
  [
    'Units of drinkware sold through email last month',
    '2026-02-01',
    '2026-02-28',
    "p.category = 'Drinkware' and o.acquisition_channel = 'email'",
  ],
  [
    'Units sold of Ningbo Apex products last month',
    '2026-02-01',
    '2026-02-28',
    "o.sku in (select sku from supplier_sku join supplier using (supplier_id) where name = 'Ningbo Apex')",
  ],
  ['How many units of SKU-2847 sold two days ago?', '2026-03-01', '2026-03-01', "o.sku = 'SKU-2847'"],
  ['Units sold on february 20', '2026-02-20', '2026-02-20', 'true'],
  ['How much did we sell since monday?', '2026-03-02', '2026-03-03', 'true'],
  ['How many units did we sell in february?', '2026-02-01', '2026-02-28', 'true'],
])('%s', async (text, from, to, where) => {
  const answer = await ask(text);
  expect(answer).toMatchObject({ intent: 'sales', status: 'answered' });
  expect(answer.answer).toContain(await units(from, to, where));
});

test('two periods are told beside each other', async () => {
  const { answer } = await ask('How many units did we sell last week versus the week before last?');
  expect(answer).toContain(await units('2026-02-23', '2026-03-01'));
  expect(answer).toContain(await units('2026-02-16', '2026-02-22'));
});

test('sales of a state are those of its postcodes', async () => {
  const { answer } = await ask('How many units did we sell to California last month?');
  const { rows } = await sample.db.query<{ postcode: string; units: number }>(
    `select ship_postcode as postcode, sum(quantity)::int as units from order_line
      where (ordered_at at time zone 'America/New_York')::date between '2026-02-01' and '2026-02-28'
        and cancelled_at is null and ship_country = 'US' group by 1`,
  );
  const own = rows.filter(({ postcode }) => /^9[0-6]/.test(postcode));
  expect(answer).toContain(
    `${own.reduce((sum, one) => sum + one.units, 0).toLocaleString('en-US')} units to California`,
  );
});

test.each([
  ['How many wholesale units did we sell last week?', 'wholesale'],
  ['How many hoodies did we sell with a discount code last week?', 'discount'],
  ['How many units did we sell in the last 24 hours?', 'hours'],
])('%s: what cannot be applied is named, and no number is told', async (text, qualifier) => {
  const { status, answer } = await ask(text);
  expect(status).toBe('unknown');
  expect(answer).toContain(qualifier);
  expect(answer).not.toMatch(/\$[\d,]+/);
});

test('what lies ahead or before the first order is not counted', async () => {
  expect((await ask('How many units did we sell on December 24, 2019?')).status).toBe('unknown');
});

test('amounts of two currencies are not one sum', async () => {
  await sample.db.query(
    `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, currency, source)
     values ('EUR-1', '1', '2026-03-02T15:00:00Z', 'SKU-2847', 2, 4000, 'EUR', 'test')`,
  );
  const { answer } = await ask('What was the revenue yesterday?');
  expect(answer).toMatch(/\$[\d,.]+ and €80\.00/);
  await sample.db.query("delete from order_line where order_id = 'EUR-1'");
});

test('what sells best is counted, most first', async () => {
  const { rows } = await sample.db.query<{ sku: string; units: number }>(
    `select sku, sum(quantity)::int as units from order_line
      where (ordered_at at time zone 'America/New_York')::date between '2026-02-01' and '2026-02-28'
        and cancelled_at is null group by 1 order by 2 desc limit 1`,
  );
  const { answer, intent } = await ask('Best selling product last month?');
  expect(intent).toMatch(/best_sellers|sales/);
  expect(answer).toMatch(new RegExp(`most[^\\n]*\\n• ${rows[0]?.sku} [^\\n]*: ${rows[0]?.units} units`));
});

test('returns are counted of what is named', async () => {
  const { answer } = await ask('How many returns of hoodies did we get last month?');
  const { rows } = await sample.db.query<{ units: number }>(
    `select sum(r.quantity)::int as units from return_line r join product p using (sku)
      where (returned_at at time zone 'America/New_York')::date between '2026-02-01' and '2026-02-28'
        and p.category = 'Hoodies'`,
  );
  expect(answer).toContain(`${rows[0]?.units} units of hoodies`);
});

describe('what is named has a draft, or none is shown', () => {
  test.each([
    ['Reply to ticket 883', /No ticket 883 is loaded/],
    ['Hold shipment SH-00000001', /SH-00000001/i],
    ['Hold the parcel SHP-1', /SHP-1/],
    ['Draft a reply to the ticket', /Which ticket/],
    ['Cut the brand budget by 20%', /I change no keyword and no budget/],
    ['Pause keyword cheap umbrellas', /umbrella|no such action/],
    ['Cancel the purchase order to Ningbo Apex', /I cancel or change no purchase order|^(?!.*late:)/],
  ])('%s', async (text, says) => {
    const { answer, cards, status } = await ask(text);
    expect(answer).toMatch(says);
    expect(status).not.toBe('answered');
    expect(cards).toEqual([]);
  });

  test('all of a kind are shown where all are asked for', async () => {
    expect((await ask('Answer all WISMO tickets')).cards).toHaveLength(1);
  });
});

test('late orders, stock and simulations are those of the supplier or product that is named', async () => {
  const late = await ask('Which purchase orders from Ningbo Apex are late?');
  expect(late.answer).toContain('from Ningbo Apex');
  expect(late.answer).not.toMatch(/from (?!Ningbo Apex)[A-Z]/);
  const out = await ask('Which drinkware SKUs will stock out before the supplier can deliver?');
  expect(out.answer).toContain('SKU-2847');
  const { rows } = await sample.db.query<{ sku: string }>(
    "select sku from product where category = 'Drinkware'",
  );
  const own = new Set(rows.map(({ sku }) => sku));
  expect(out.answer.match(/SKU-\d+/g)?.filter((sku) => !own.has(sku))).toEqual([]);
  expect((await ask('What if Ningbo Apex is two weeks late?')).answer).toContain('14 days later');
  expect((await ask('What if Ningbo Apex is 3 wks late?')).answer).toContain('21 days later');
});

test('tickets are counted by topic and by day', async () => {
  const { rows } = await sample.db.query<{ opened: number; refunds: number }>(
    `select count(*) filter (where (created_at at time zone 'America/New_York')::date = '2026-03-02')::int as opened,
            count(*) filter (where solved_at is null and subject || ' ' || body ~* 'refund')::int as refunds
       from ticket where created_at <= '2026-03-03T12:30:00Z'`,
  );
  expect((await ask('How many tickets were opened yesterday?')).answer).toContain(
    `${rows[0]?.opened} ticket`,
  );
  const about = await ask('Which tickets about refunds are open?');
  const told = Number(/^(\d+) open tickets? about refunds/.exec(about.answer)?.[1]);
  expect(told).toBeGreaterThanOrEqual(rows[0]?.refunds ?? 0);
  expect((await ask('Which tickets about unicorns are open?')).answer).toContain('unicorns');
});

test('the price of a SKU and the spend of campaigns are read from their rows', async () => {
  const price = await ask('Price of SKU-2847?');
  const { rows } = await sample.db.query<{ price: number; cost: number }>(
    "select price_minor::int as price, unit_cost_minor::int as cost from product where sku = 'SKU-2847'",
  );
  expect(price.answer).toContain(`sold for $${((rows[0]?.price ?? 0) / 100).toFixed(2)}`);
  expect(price.answer).toContain(`costs $${((rows[0]?.cost ?? 0) / 100).toFixed(2)}`);
  expect(price.cards).toEqual([]);
  const list = await ask('List all campaigns');
  expect(list.cards).toEqual([]);
  expect(list.answer.match(/^• /gm)?.length).toBe(5);
  const brand = await ask('Is the brand campaign paused?');
  expect(brand.answer.match(/^• /gm)?.length).toBe(1);
  expect((await ask('How much did Meta spend yesterday?')).answer).not.toMatch(/^Nothing/);
  expect(await ask('Ad spend on hoodies yesterday')).toMatchObject({ status: 'unknown' });
  const { rows: spent } = await sample.db.query<{ cost: number }>(
    `select sum(cost_minor)::int as cost from ad_stat where (hour at time zone 'America/New_York')::date = '2026-03-02'`,
  );
  expect((await ask('How much did we spend on ads yesterday?')).answer).toContain(
    ((spent[0]?.cost ?? 0) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }),
  );
});
