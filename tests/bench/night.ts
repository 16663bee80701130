import type { Database } from '../../src/domain/database.ts';
import type { Shop } from '../../src/domain/shop.ts';
import { runWatchers } from '../../src/watch/index.ts';
import { makeBigShop, ORDER_LINES, SKUS } from './big-shop.ts';
import type { Row } from './row.ts';
import { embedded, onServer, type Session } from './session.ts';

export const BENCH_SHOP: Shop = {
  name: 'Bench',
  timeZone: 'America/New_York',
  currency: 'USD',
  returnWindowDays: 30,
};
export const TODAY = '2026-03-02';
export const NOW = new Date(`${TODAY}T07:00:00Z`);
const ROUNDS = 3;
const TARGET = 4;

/** A night's watching over a large shop, against the one GROUP BY that would read its order lines once. */
export async function nightBench(): Promise<Row[]> {
  const rows = [await measured('embedded', embedded)];
  if (process.env.TEST_DATABASE_URL) return [...rows, await measured('on a server', onServer)];
  const skipped = { ours: 'skipped', baseline: 'TEST_DATABASE_URL names no server', ratio: '', target: '' };
  return [...rows, { name: 'night on a server', ...skipped }];
}

/** The best of several rounds of each, taken in turns so that both meet the machine in the same mood. */
async function measured(where: string, session: Session): Promise<Row> {
  return session(async (db) => {
    await makeBigShop(db, TODAY, BENCH_SHOP.timeZone);
    const ours: number[] = [];
    const baseline: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      baseline.push(await seconds(() => groupOnce(db)));
      ours.push(await seconds(() => runWatchers(db, { now: NOW, shop: BENCH_SHOP })));
    }
    const { timings, drafts } = await runWatchers(db, { now: NOW, shop: BENCH_SHOP });
    const steps = Object.entries(timings).map(([step, ms]) => `${step} ${Math.round(ms)} ms`);
    console.error(`night ${where}: ${drafts.length} findings; ${steps.join(', ')}`);
    const [best, once] = [Math.min(...ours), Math.min(...baseline)];
    return {
      name: `night over ${ORDER_LINES.toLocaleString('en')} lines, ${SKUS.toLocaleString('en')} SKUs, ${where}`,
      ours: `${best.toFixed(2)} s`,
      baseline: `${once.toFixed(2)} s`,
      ratio: (best / once).toFixed(2),
      target: `≤ ${TARGET}`,
    };
  });
}

/** Units by SKU and day straight from the lines; its rows are counted, not shipped. */
async function groupOnce(db: Database): Promise<void> {
  await db.query(
    `select count(*) from (
       select sku, (ordered_at at time zone $1)::date as day, sum(quantity) as units from order_line group by 1, 2) g`,
    [BENCH_SHOP.timeZone],
  );
}

/** How long work takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}
