import { readRules, readUsage } from '../../decide/index.ts';
import type { Database } from '../../domain/database.ts';
import { dayOf } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';
import { readAfterwards } from '../outcomes/afterwards.ts';
import type { Replay } from './replay.ts';
import { isNews, type ReplayReport, reportOf, saidBy, warningKey } from './report.ts';
import { finishReplay, readHistory } from './store.ts';

/** Tells what a replay comes to, with what the data shows after each of its warnings; of a whole one this is kept. */
export async function tellReplay(
  db: Database,
  replay: Replay,
  { shop, now }: { shop: Shop; now: Date },
): Promise<ReplayReport> {
  const { timeZone } = shop;
  const history = await readHistory(db, dayOf(now, timeZone));
  const warned = saidBy(replay.nights)
    .filter(isNews)
    .map((one) => ({ ...one, key: warningKey(one) }));
  const today = history.last ?? dayOf(now, timeZone);
  const afterwards = await readAfterwards(db, warned, { today, timeZone });
  const rules = await readRules(db, now, timeZone);
  // The wholes are the same for every kind.
  const { whole } = await readUsage(db, 'pause_keyword', now);
  const report = reportOf(replay, { afterwards, bounds: { rules, shop, whole } });
  if (report.complete) await finishReplay(db, report, now);
  return report;
}
