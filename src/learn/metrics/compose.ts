import { readPolicies } from '../../decide/index.ts';
import type { Queryable } from '../../domain/database.ts';
import { addDays, type Day, dayOf, startOfDay } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';
import { clusteredShareInterval } from '../../stats/clustered-share.ts';
import { wilsonInterval } from '../../stats/wilson.ts';
import { readBaseline } from '../baseline/store.ts';
import { readOutcomes } from '../outcomes/store.ts';
import { type OutcomeTally, tallyOf } from '../outcomes/tally.ts';
import { evidenceOf } from '../trust/agreement.ts';
import { judgedSince, MEMORY_DAYS } from '../trust/judged.ts';
import { countIgnored } from '../trust/store.ts';
import { type CashCycle, cashCycle } from './cash.ts';
import { DEFINITIONS } from './definitions.ts';
import { type HoursSaved, hoursSaved } from './hours.ts';
import { customerValue } from './lifetime.ts';
import { type Ledger, type MarginIntervals, type MarginStack, marginOfDays } from './margin.ts';
import { type Response, responseByTier } from './response.ts';
import {
  type Counts,
  readAnswered,
  readCounts,
  readCustomers,
  readDone,
  readLedger,
  readPaymentTerms,
  readStockValue,
} from './store.ts';

const DAYS = 28;
const MS_PER_DAY = 86_400_000;

/** Four weeks and what they came to. */
export interface FourWeeks {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly ledger: Ledger;
  readonly margin: MarginStack;
  readonly marginIntervals: MarginIntervals;
  readonly counts: Counts;
  /** The share of SKU days without stock; SKUs, not days, are what varies by chance. */
  readonly dry: Share | null;
  /** Of the findings that people decided on, the share that they acted on. */
  readonly precision: Share | null;
  /** Days that the mean stock lasts at what was sold; null without stock or costs. */
  readonly inventoryDays: number | null;
  readonly response: readonly Response[];
  readonly hours: HoursSaved | null;
  readonly outcomes: OutcomeTally;
  /** Of the warnings that were turned down, the share that came about. */
  readonly warningsTrue: Share | null;
}

/** A share with its 95 % interval and what it is a share of. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** What the shop earns and what Daybreak is worth to it, as of an instant. */
export interface Metrics {
  readonly at: Date;
  readonly currency: string;
  readonly now: FourWeeks;
  /** The four weeks from the first night, fixed then, which later ones are compared with; null until they are over. */
  readonly baseline: FourWeeks | null;
  readonly lifetime: ReturnType<typeof customerValue>;
  /** How often people wanted what was proposed, over all kinds and as long as it is remembered. */
  readonly agreement: Share | null;
  /** Findings whose proposals expired without an answer in the same time: neither agreement nor its opposite. */
  readonly ignored: number;
  readonly cashConversionCycle: CashCycle;
  readonly definitions: typeof DEFINITIONS;
  /** What cannot be said, and why. */
  readonly unknown: readonly string[];
}

/** The last four whole weeks beside the first four of use, and what customers are worth. */
export async function composeMetrics(
  db: Queryable,
  { shop, now }: { shop: Shop; now: Date },
): Promise<Metrics> {
  const today = dayOf(now, shop.timeZone);
  const first = await readBaseline(db);
  const started = first && dayOf(first, shop.timeZone);
  const baselineOver = started !== null && addDays(started, DAYS) <= today;
  const weeks = await fourWeeksFrom(db, addDays(today, -DAYS), shop);
  const decided = [...(await judgedSince(db, now)).values()].flat();
  const { agreed, n } = evidenceOf(decided);
  return {
    at: now,
    currency: shop.currency,
    agreement: shareOf(agreed, n),
    ignored: await countIgnored(db, new Date(now.getTime() - MEMORY_DAYS * MS_PER_DAY)),
    cashConversionCycle: cashCycle({
      dio: weeks.inventoryDays,
      terms: await readPaymentTerms(db, { until: now, currency: shop.currency }),
    }),
    definitions: DEFINITIONS,
    now: weeks,
    baseline: baselineOver ? await fourWeeksFrom(db, started, shop) : null,
    lifetime: customerValue(await readCustomers(db, { now, ...shop })),
    unknown: [
      'cash conversion cycle as a whole: when customers’ money arrives, and when suppliers are really paid, is not loaded',
      ...(weeks.hours === null
        ? ['hours saved: nobody has written down how many minutes each task took before']
        : weeks.hours.unmeasured.length > 0
          ? [`hours saved with ${weeks.hours.unmeasured.join(', ')}: their minutes are not written down`]
          : []),
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
  const days = await readLedger(db, { ...period, firstDay, lastDay }, { timeZone, currency });
  const { ledger, ...margins } = marginOfDays(days);
  const counts = await readCounts(db, { ...period, firstDay, lastDay });
  const outcomes = tallyOf(await readOutcomes(db, period));
  const goodsMinor = ledger.soldMinor - ledger.restockedMinor;
  const stockMinor = await readStockValue(db, { firstDay, lastDay });
  return {
    firstDay,
    lastDay,
    ledger,
    ...margins,
    counts,
    dry: dryShare(counts),
    precision: shareOf(counts.useful, counts.useful + counts.rejected),
    inventoryDays: stockMinor !== null && goodsMinor > 0 ? (stockMinor / goodsMinor) * DAYS : null,
    response: responseByTier(await readAnswered(db, period)),
    hours: hoursSaved(
      await readDone(db, period, timeZone),
      (await readPolicies(db, 'task_minutes', lastDay)).flat(),
      { days: DAYS },
    ),
    outcomes,
    warningsTrue: shareOf(outcomes.declinedTrue, outcomes.declinedKnown),
  };
}

function dryShare({ dryDays, stockDays, stock }: Counts): Share | null {
  if (stockDays === 0) return null;
  const [low, high] = clusteredShareInterval(stock);
  return { share: dryDays / stockDays, low, high, n: stockDays };
}

function shareOf(part: number, n: number): Share | null {
  if (n === 0) return null;
  const [low, high] = wilsonInterval(part, n);
  return { share: part / n, low, high, n };
}
