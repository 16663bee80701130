import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSampleFeed } from '../../src/sample/index.ts';

const TODAY = '2026-11-23';
type Row = Record<string, string>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybreak-feed-'));
  await writeSampleFeed(join(folder, 'one'), { today: TODAY });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const text = (name: string, run = 'one') => readFile(join(folder, run, `${name}.csv`), 'utf8');
const rows = async (name: string): Promise<Row[]> => parse(await text(name), { columns: true });
const sum = (list: readonly Row[], column: string) =>
  list.reduce((total, row) => total + Number(row[column]), 0);

test('the same day gives the same bytes, another seed does not', async () => {
  await writeSampleFeed(join(folder, 'two'), { today: TODAY });
  await writeSampleFeed(join(folder, 'three'), { today: TODAY, seed: 1 });
  const digest = async (run: string) => {
    const names = (await readdir(join(folder, run))).sort();
    const parts = await Promise.all(names.map((name) => readFile(join(folder, run, name))));
    return createHash('sha256').update(Buffer.concat(parts)).digest('hex');
  };
  expect(await digest('two')).toBe(await digest('one'));
  expect(await digest('three')).not.toBe(await digest('one'));
});

test('400 SKUs of 12 suppliers over 240 days, each with a valid barcode', async () => {
  const products = await rows('products');
  expect(products).toHaveLength(400);
  expect(new Set(products.map(({ title }) => title)).size).toBe(400);
  expect(await rows('suppliers')).toHaveLength(12);
  const days = new Set((await rows('inventory')).map(({ captured_at }) => captured_at));
  expect(days.size).toBe(241);
  for (const { barcode = '' } of products) {
    const digits = [...barcode].map(Number);
    const check = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
    expect(digits).toHaveLength(13);
    expect(check % 10).toBe(0);
  }
});

test('each morning has what the one before had, less what was sold, plus what came in and came back', async () => {
  const inventory = await rows('inventory');
  const mornings = [...new Set(inventory.map(({ captured_at = '' }) => captured_at))].sort();
  const flow = new Map<string, number>();
  const add = ({ sku }: Row, at: string | undefined, units: number) => {
    const day = mornings.findLastIndex((morning) => morning <= (at ?? ''));
    flow.set(`${sku} ${day}`, (flow.get(`${sku} ${day}`) ?? 0) + units);
  };
  for (const row of await rows('orders')) add(row, row.ordered_at, -Number(row.quantity));
  for (const row of await rows('receipts')) {
    add(row, row.received_at, Number(row.quantity) - Number(row.quantity_rejected));
  }
  for (const row of await rows('returns')) {
    if (row.restocked === 'true') add(row, row.returned_at, Number(row.quantity));
  }
  for (const [sku, counts] of Map.groupBy(inventory, (row) => row.sku)) {
    const levels = counts.map(({ on_hand }) => Number(on_hand));
    expect(levels).toHaveLength(mornings.length);
    expect(Math.min(...levels)).toBeGreaterThanOrEqual(0);
    const moved = levels.slice(1).map((level, day) => level - (levels[day] ?? 0));
    expect([sku, moved]).toEqual([sku, moved.map((_, day) => flow.get(`${sku} ${day}`) ?? 0)]);
  }
});

test('the beanies sold out when they were on television, and were there again afterwards', async () => {
  const shown = (await rows('events')).filter(({ kind }) => kind === 'influencer');
  const skus = new Set(shown.map(({ sku }) => sku));
  const counts = (await rows('inventory')).filter(({ sku }) => skus.has(sku));
  const empty = counts.filter(({ on_hand }) => on_hand === '0');
  expect(new Set(empty.map(({ sku }) => sku)).size).toBeGreaterThan(2);
  const first = shown[0]?.starts_at ?? '';
  for (const { captured_at = '' } of empty) expect(captured_at >= first).toBe(true);
  const now = counts.filter(({ captured_at = '' }) => captured_at >= TODAY);
  expect(now).toHaveLength(skus.size);
  for (const { on_hand } of now) expect(Number(on_hand)).toBeGreaterThan(0);
});

test('one ad group burned $1,200 overnight at 0.4 % conversion', async () => {
  const group = (await rows('keywords')).filter(({ ad_group }) => ad_group === 'Insulated bottles, broad');
  const ids = new Set(group.map(({ keyword_id }) => keyword_id));
  const night = (await rows('ad_stats')).filter(
    ({ keyword_id, hour = '' }) => ids.has(keyword_id ?? '') && hour >= '2026-11-23T02:00:00.000Z',
  );
  expect(sum(night, 'cost')).toBeCloseTo(1200, 0);
  expect(sum(night, 'conversions') / sum(night, 'clicks')).toBeCloseTo(0.004, 4);
});

test('147 tickets are open, 38 of them about late parcels, and each is about an order that there is', async () => {
  const tickets = await rows('tickets');
  const open = tickets.filter(({ status }) => status === 'open');
  expect(open).toHaveLength(147);
  const orders = new Set((await rows('orders')).map(({ order_id }) => order_id));
  for (const { order_id } of tickets) expect(orders.has(order_id ?? '')).toBe(true);
  expect(new Set(open.map(({ body }) => body)).size).toBeGreaterThan(120);
  for (const { body = '', subject = '' } of tickets) expect(body + subject).not.toMatch(/[{}]|undefined/);
});

test('the Ridge Hoodie comes back at about 11 % since its supplier moved on a 3rd, and for its size', async () => {
  const change = (await rows('events')).find(({ kind }) => kind === 'supplier_change');
  expect(change?.starts_at).toMatch(/-03$/);
  const titles = new Map((await rows('products')).map(({ sku, similar_group }) => [sku, similar_group]));
  const concerned = ({ sku }: Row) => titles.get(sku ?? '') === 'Ridge Hoodie';
  const orders = (await rows('orders')).filter(concerned);
  const returned = new Map(
    (await rows('returns')).filter(concerned).map((row) => [`${row.order_id} ${row.sku}`, row]),
  );
  const share = (list: readonly Row[]) =>
    list.filter(({ order_id, sku }) => returned.has(`${order_id} ${sku}`)).length / list.length;
  // The day begins at midnight in New York.
  const since = `${change?.starts_at}T04:00`;
  // Sales of the last three weeks still have their returns before them.
  const after = orders.filter(({ ordered_at = '' }) => ordered_at >= since && ordered_at < '2026-11-02');
  const before = orders.filter(({ ordered_at = '' }) => ordered_at < since);
  expect(share(after)).toBeGreaterThan(0.08);
  expect(share(after)).toBeLessThan(0.14);
  expect(share(before)).toBeLessThan(0.07);
  const reasons = after.flatMap(({ order_id, sku }) => returned.get(`${order_id} ${sku}`)?.reason ?? []);
  expect(new Set(reasons)).toEqual(new Set(['too_small']));
});

test('what influencers send comes back about 2.1 times as often as what is searched for', async () => {
  const returned = new Set((await rows('returns')).map(({ order_id, sku }) => `${order_id} ${sku}`));
  const byChannel = Map.groupBy(await rows('orders'), ({ acquisition_channel }) => acquisition_channel);
  const share = (channel: string) => {
    const lines = byChannel.get(channel) ?? [];
    return lines.filter(({ order_id, sku }) => returned.has(`${order_id} ${sku}`)).length / lines.length;
  };
  const ratio = share('influencer') / share('search');
  expect(ratio).toBeGreaterThan(1.7);
  expect(ratio).toBeLessThan(2.5);
});

test('one station on one shift packs the wrong one of two look-alikes', async () => {
  const wrong = (await rows('picks')).filter(({ sku_picked }) => sku_picked);
  const places = Map.groupBy(wrong, ({ station, shift }) => `${station} ${shift}`);
  const [worst] = [...places].toSorted(([, a], [, b]) => b.length - a.length);
  expect(worst?.[0]).toBe('P4 late');
  expect((worst?.[1].length ?? 0) / wrong.length).toBeGreaterThan(0.5);
});
