import type { Queryable } from '../../domain/database.ts';
import { addDays, type Day, dayOf, startOfDay } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';
import { wilsonInterval } from '../../stats/wilson.ts';
import { customerValue } from './lifetime.ts';
import { type Ledger, type MarginStack, marginStack } from './margin.ts';
import { type Counts, readCounts, readCustomers, readFirstNight, readLedger } from './store.ts';

const DAYS = 28;

/** Four weeks and what they came to. */
export interface FourWeeks {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly ledger: Ledger;
  readonly margin: MarginStack;
  readonly counts: Counts;
  /** Of the findings that people decided on, the share that they acted on, with its 95 % interval. */
  readonly precision: { readonly share: number; readonly low: number; readonly high: number } | null;
}

/** What the shop earns and what Daybreak is worth to it, as of an instant. */
export interface Metrics {
  readonly at: Date;
  readonly currency: string;
  readonly now: FourWeeks;
  /** The first four weeks of use, which later ones are compared with; null until they are over. */
  readonly baseline: FourWeeks | null;
  readonly lifetime: ReturnType<typeof customerValue>;
  /** What cannot be said, and why. */
  readonly unknown: readonly string[];
}

/** The last four whole weeks beside the first four of use, and what customers are worth. */
export async function composeMetrics(
  db: Queryable,
  { shop, now }: { shop: Shop; now: Date },
): Promise<Metrics> {
  const today = dayOf(now, shop.timeZone);
  const first = await readFirstNight(db);
  const started = first && dayOf(first, shop.timeZone);
  const baselineOver = started !== null && addDays(started, DAYS) <= today;
  return {
    at: now,
    currency: shop.currency,
    now: await fourWeeksFrom(db, addDays(today, -DAYS), shop),
    baseline: baselineOver ? await fourWeeksFrom(db, started, shop) : null,
    lifetime: customerValue(await readCustomers(db, { now, ...shop })),
    unknown: [
      'cash conversion cycle: what customers and suppliers are owed, and when, is not loaded',
      'hours saved: nobody has measured how many minutes each task took before',
      ...(baselineOver
        ? []
        : [`what changed: the first ${DAYS} days of use are the baseline and not over yet`]),
    ],
  };
}

async function fourWeeksFrom(db: Queryable, firstDay: Day, { timeZone, currency }: Shop): Promise<FourWeeks> {
  const after = addDays(firstDay, DAYS);
  const period = { from: startOfDay(firstDay, timeZone), until: startOfDay(after, timeZone) };
  const lastDay = addDays(after, -1);
  const ledger = await readLedger(db, period, currency);
  const counts = await readCounts(db, { ...period, firstDay, lastDay });
  return { firstDay, lastDay, ledger, margin: marginStack(ledger), counts, precision: precisionOf(counts) };
}

function precisionOf({ useful, rejected }: Counts): FourWeeks['precision'] {
  const decided = useful + rejected;
  if (decided === 0) return null;
  const [low, high] = wilsonInterval(useful, decided);
  return { share: useful / decided, low, high };
}
