import type { Database } from '../../src/domain/database.ts';
import { runWatchers } from '../../src/watch/index.ts';
import { makeBigShop } from './big-shop.ts';
import { AD_DAYS, KEYWORDS, makeBusy, PICKS, TICKETS } from './busy-shop.ts';
import { BENCH_SHOP, NOW, seconds, TODAY } from './night.ts';
import type { Row } from './row.ts';
import { embedded, onServer, type Session } from './session.ts';

const ROUNDS = 3;
const TARGET = 3;

/** One scan for each table that the watchers read, which sums what they need of it. */
const SCANS = [
  'select sku, ordered_at::date, sum(quantity) from order_line group by 1, 2',
  'select sku, returned_at::date, sum(quantity) from return_line group by 1, 2',
  'select entity_id, hour::date, sum(clicks), sum(cost_minor), sum(conversions) from ad_stat group by 1, 2',
  'select station, shift, sku, count(*), count(sku_picked) from pick group by 1, 2, 3',
  'select carrier, service, shipped_at::date, count(*), max(length(ship_line1)) from shipment group by 1, 2, 3',
  'select ticket_id, subject, body from ticket',
  'select sku, fit, count(*), max(length(body)) from review group by 1, 2',
  'select sku, captured_at::date, max(on_hand) from inventory_level group by 1, 2',
  'select po_id, sku, sum(quantity_ordered) from purchase_order_line group by 1, 2',
  'select po_id, sku, sum(quantity) from receipt group by 1, 2',
];

/** All six watchers over a large and busy shop, against one scan of each table that they read. */
export async function watchersBench(): Promise<Row[]> {
  const rows = [await measured('embedded', embedded, 'reported')];
  if (process.env.TEST_DATABASE_URL) return [...rows, await measured('on a server', onServer, `≤ ${TARGET}`)];
  const skipped = { ours: 'skipped', baseline: 'TEST_DATABASE_URL names no server', ratio: '', target: '' };
  return [...rows, { name: 'six watchers on a server', ...skipped }];
}

async function measured(where: string, session: Session, target: string): Promise<Row> {
  return session(async (db) => {
    await makeBigShop(db, TODAY, BENCH_SHOP.timeZone);
    await makeBusy(db, TODAY);
    const ours: number[] = [];
    const baseline: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      baseline.push(await seconds(() => scanEach(db)));
      ours.push(await seconds(() => runWatchers(db, { now: NOW, shop: BENCH_SHOP })));
    }
    const { timings, drafts } = await runWatchers(db, { now: NOW, shop: BENCH_SHOP });
    const steps = Object.entries(timings).map(([step, ms]) => `${step} ${Math.round(ms)} ms`);
    console.error(`six watchers ${where}: ${drafts.length} findings; ${steps.join(', ')}`);
    const [best, once] = [Math.min(...ours), Math.min(...baseline)];
    const size = `${KEYWORDS} keywords × ${AD_DAYS} days, ${PICKS} picks, ${TICKETS} tickets`;
    return {
      name: `six watchers, 1,000,000 lines, ${size}, ${where}`,
      ours: `${best.toFixed(2)} s`,
      baseline: `${once.toFixed(2)} s`,
      ratio: (best / once).toFixed(2),
      target,
    };
  });
}

/** Rows are counted, not shipped. */
async function scanEach(db: Database): Promise<void> {
  for (const scan of SCANS) await db.query(`select count(*) from (${scan}) scanned`);
}
