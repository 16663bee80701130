import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../src/domain/day.ts';
import { writeSampleFeed } from '../../src/sample/index.ts';
import { importPaths, readShop } from '../../src/sources/index.ts';
import { runWatchers } from '../../src/watch/index.ts';
import { testDatabase } from '../support/database.ts';

/** What a morning's stock is judged from. */
const FILES = [
  'shop',
  'products',
  'suppliers',
  'supplier_skus',
  'purchase_orders',
  'receipts',
  'inventory',
  'orders',
  'returns',
  'events',
];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybreak-mornings-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(['2026-11-23', '2027-01-01'])(
  'on %s the bottle runs out in four days, and little else asks for attention',
  async (today) => {
    const feed = join(folder, today);
    await writeSampleFeed(feed, { today });
    const db = await testDatabase();
    try {
      const now = instantOf(today, '06:00', 'America/New_York');
      const paths = FILES.map((name) => join(feed, `${name}.csv`));
      const { files } = await importPaths(db, { paths, now });
      expect(files.filter(({ error, quarantined }) => error || quarantined > 0)).toEqual([]);
      const shop = await readShop(db, { name: '', timeZone: 'UTC', currency: 'EUR', returnWindowDays: 1 });
      const { drafts } = await runWatchers(db, { now, shop });
      const of = (kind: string) => drafts.filter((draft) => draft.kind === kind);
      const subjects = (kind: string) => of(kind).map(({ subject }) => subject.id);
      expect(of('stockout_risk').find(({ subject }) => subject.id === 'SKU-2847')?.headline).toMatch(
        /^At current velocity SKU-2847 stocks out in 4 days; Ningbo Apex really takes 1[123] \(quotes 7\)\.$/,
      );
      expect(of('stockout_risk').length).toBeLessThan(14);
      expect(subjects('demand_shift')).toContain('SKU-2896');
      expect(subjects('excess_stock')).toEqual(expect.arrayContaining(['SKU-2745', 'SKU-2883', 'SKU-2939']));
      expect(subjects('late_purchase_order').length).toBeLessThan(6);
      expect(of('data_stale')).toEqual([]);
    } finally {
      await db.close();
    }
  },
  180_000,
);
