import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../src/domain/database.ts';
import { type Day, instantOf } from '../../../src/domain/day.ts';
import { writeSampleFeed } from '../../../src/sample/index.ts';
import { pastOf } from '../../../src/sample/past.ts';
import { createWorld } from '../../../src/sample/world.ts';
import { importPaths, readShop } from '../../../src/sources/index.ts';
import { runWatchers, type WatchReport } from '../../../src/watch/index.ts';
import { testDatabase } from '../../support/database.ts';
import { writtenRules } from '../../support/written.ts';
import { mean } from '../measures.ts';
import { plant } from './plants.ts';

export const TODAY: Day = '2026-03-16';
const DEFAULTS = { name: '', timeZone: 'America/New_York', currency: 'USD', returnWindowDays: 30 };
/** When the night looks, on the shop's clock. */
const NIGHT_AT = '06:30';

/** A simulated shop with its rows loaded. */
export interface SimulatedShop {
  readonly isQuiet: boolean;
  /** SKUs that, at the rate at which they are really wanted, run out before an order placed now comes in 1 of 5 cases. */
  readonly runsOut: ReadonlySet<string>;
  /** What the watchers say on the night of a day, by what was known then. */
  night(day: Day): Promise<Pick<WatchReport, 'drafts' | 'evaluated'>>;
}

/** Loads the shop of a seed, with its incidents or quiet, for as long as `work` takes. */
export async function withShop<T>(
  options: { seed: number; isQuiet: boolean },
  work: (shop: SimulatedShop) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'daybreak-detection-'));
  let db: Database | null = null;
  try {
    await writeSampleFeed(folder, { today: TODAY, ...options });
    db = await testDatabase();
    const opened = db;
    const imported = instantOf(TODAY, NIGHT_AT, DEFAULTS.timeZone);
    await importPaths(opened, { paths: [folder], now: imported });
    // Which carrier may take what stands in the shop's documents.
    await writtenRules(opened, imported);
    if (!options.isQuiet) await plant(opened, TODAY);
    const shop = await readShop(opened, DEFAULTS);
    return await work({
      isQuiet: options.isQuiet,
      runsOut: runsOut(options),
      night: async (day) => {
        const now = instantOf(day, NIGHT_AT, shop.timeZone);
        return runWatchers(opened, { now, shop });
      },
    });
  } finally {
    await db?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Standard deviations above which a normal variable lies in one of five cases. */
const ONE_IN_FIVE = 0.8416;
/** Variance over mean of the sample's daily demand. */
const SPREAD = 1.15;
const RECENT_DAYS = 14;

function runsOut(options: { seed: number; isQuiet: boolean }): Set<string> {
  const world = createWorld({ today: TODAY, ...options });
  const { histories, stories } = pastOf(world);
  const short = histories.filter(({ product, onHand }) => {
    const supplier = world.suppliers.get(product.style.supplier);
    const times = Array.from({ length: RECENT_DAYS }, (_, day) =>
      stories.reduce((factor, story) => factor * (story.demand?.(product, day + 1) ?? 1), 1),
    );
    const rate = product.rate * mean(times);
    const leadTime = (supplier?.quotedDays ?? 0) + (supplier?.slipDays ?? 0);
    const wanted = rate * leadTime;
    const variance = SPREAD * wanted + (rate * (supplier?.slipSpread ?? 0)) ** 2;
    return ((onHand.at(-1) ?? 0) - wanted) / Math.sqrt(variance) < ONE_IN_FIVE;
  });
  return new Set(short.map(({ product }) => product.sku));
}
