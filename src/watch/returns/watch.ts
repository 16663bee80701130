import type { Database } from '../../domain/database.ts';
import { addDays, type Day, dayOf, daysBetween, eachDay } from '../../domain/day.ts';
import type { FactDraft } from '../../domain/fact.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import type { WatchContext, Watcher } from '../watcher.ts';
import { attribute } from './cause.ts';
import { channelFact, channelRatios, channelReturns } from './channels.ts';
import { MOST_DAYS, returnDelay, shareBack, USUAL_LAG } from './delay.ts';
import {
  type ChangeRow,
  type CohortWindow,
  type DayRow,
  type ReturnedRow,
  readChanges,
  readChannels,
  readOrderedDays,
  readOrderedWeeks,
  readReturned,
  readVoices,
} from './facts.ts';
import { bestRise, type Cohort, riseAt } from './rate-change.ts';
import { returnSpike } from './return-spike.ts';
import { type Suspect, suspects, tested, WEEKS, weeklyCohorts } from './screen.ts';
import { NOTHING_SEEN, type ReturnsSituation } from './situation.ts';
import { listen, type Voices } from './voices.ts';

const FACT_EXPIRES_DAYS = 14;

/** Watches what comes back, and why, as of `now`. */
export const watchReturns: Watcher<ReturnsSituation> = async (db, context) => {
  const { now, shop, thresholds, outlooks } = context;
  const today = dayOf(now, shop.timeZone);
  const window: CohortWindow = { now, today, from: addDays(today, -7 * WEEKS), timeZone: shop.timeZone };
  const returned = await readReturned(db, window, USUAL_LAG);
  if (returned.length === 0) {
    return {
      drafts: [],
      evaluated: [],
      facts: [],
      notes: ['no returns: what comes back is not watched'],
      situation: NOTHING_SEEN,
    };
  }
  const delay = returnDelay(returned, today);
  const skus = tested(returned);
  const weekOf = ({ day }: ReturnedRow) => Math.floor((daysBetween(day, today) - 1) / 7);
  const weeks = weeklyCohorts(skus, await readOrderedWeeks(db, skus, window), returned, delay, weekOf);
  const found = suspects(weeks, outlooks, {
    falseDiscovery: thresholds['return_spike.false_discovery'],
    ratio: thresholds['return_spike.ratio'],
  });
  const { drafts, voices } = await spikes(db, found, { window, returned, delay, context });
  const matured = { ...window, from: window.from, until: addDays(today, -MOST_DAYS / 2) };
  const ratios = channelRatios(await readChannels(db, matured));
  const seen = { from: matured.from, to: matured.until };
  return {
    drafts: [
      ...drafts,
      ...ratios.flatMap((ratio) => channelReturns(ratio, thresholds['channel_returns.ratio'], seen) ?? []),
    ],
    evaluated: ['return_spike', 'channel_returns'],
    facts: [...rateFacts(weeks), ...ratios.map(channelFact), ...drafts.flatMap(sizingFact)],
    notes: [],
    situation: { voices },
  };
};

interface Looking {
  readonly window: CohortWindow;
  readonly returned: readonly ReturnedRow[];
  readonly delay: readonly number[];
  readonly context: WatchContext;
}

async function spikes(
  db: Database,
  found: readonly Suspect[],
  looking: Looking,
): Promise<{ drafts: FindingDraft<'return_spike'>[]; voices: Map<string, Voices> }> {
  if (found.length === 0) return { drafts: [], voices: new Map() };
  const { window, context } = looking;
  const skus = [...new Set(found.flatMap(({ sku }) => familyOf(sku, context)))];
  const ordered = await readOrderedDays(db, skus, window);
  const changes = await readChanges(db, window);
  const risen = found.flatMap((suspect) => {
    const one = risenOf(suspect, ordered, changes, looking);
    return one ? [one] : [];
  });
  const rows = await readVoices(
    db,
    risen.map(({ suspect, attribution }) => ({ sku: suspect.sku, since: attribution.since })),
    window,
  );
  const heard = Map.groupBy(rows, ({ sku }) => sku);
  const voices = new Map(risen.map(({ suspect }) => [suspect.sku, listen(heard.get(suspect.sku) ?? [])]));
  const drafts = risen.map(({ suspect, attribution, units, count }) => {
    const outlook = context.outlooks.get(suspect.sku);
    return returnSpike({
      sku: suspect.sku,
      outlook,
      attribution,
      voices: voices.get(suspect.sku) ?? listen([]),
      supplierName: outlook?.supplierName ?? null,
      units,
      returned: count,
      probability: suspect.probability,
      window: { from: window.from, to: window.today },
    });
  });
  return { drafts, voices };
}

/** A suspect looked at by the day, with what it began with. */
function risenOf(
  suspect: Suspect,
  ordered: readonly DayRow[],
  changes: readonly ChangeRow[],
  { window, returned, delay, context }: Looking,
) {
  const { sku } = suspect;
  const days = eachDay(window.from, addDays(window.today, -1));
  const cohortsOf = (skus: readonly string[]) => {
    const isOne = (row: { sku: string }) => skus.includes(row.sku);
    return dailyCohorts(days, ordered.filter(isOne), returned.filter(isOne), delay, window.today);
  };
  // When it began is told better by all its like, which share the change, than by the one SKU that stands out.
  const family = cohortsOf(familyOf(sku, context));
  const scanned = bestRise(family);
  if (!scanned) return null;
  const supplierId = context.outlooks.get(sku)?.supplierId ?? null;
  const attribution = attribute(days, family, scanned, changes, { sku, supplierId });
  const rise = riseAt(cohortsOf([sku]), attribution.rise.at);
  const sum = (rows: readonly { sku: string; day: Day; units: number }[]) =>
    rows
      .filter((row) => row.sku === sku && row.day >= attribution.since)
      .reduce((total, { units }) => total + units, 0);
  return { suspect, attribution: { ...attribution, rise }, units: sum(ordered), count: sum(returned) };
}

/** A SKU with those that are like it: the sizes and colours of one style. */
function familyOf(sku: string, { outlooks }: WatchContext): string[] {
  const group = outlooks.get(sku)?.similarGroup ?? null;
  if (group === null) return [sku];
  return [...outlooks.values()].filter(({ similarGroup }) => similarGroup === group).map((one) => one.sku);
}

function dailyCohorts(
  days: readonly Day[],
  ordered: readonly DayRow[],
  returned: readonly ReturnedRow[],
  delay: readonly number[],
  today: Day,
): Cohort[] {
  const units = new Map<Day, number>();
  for (const row of ordered) units.set(row.day, (units.get(row.day) ?? 0) + row.units);
  const back = new Map<Day, number>();
  for (const row of returned) back.set(row.day, (back.get(row.day) ?? 0) + row.units);
  return days.map((day) => ({
    exposure: (units.get(day) ?? 0) * shareBack(delay, daysBetween(day, today)),
    returned: back.get(day) ?? 0,
  }));
}

/** How often each SKU comes back, for whoever counts on its margin. */
function rateFacts(weeks: ReadonlyMap<string, readonly Cohort[]>): FactDraft[] {
  return [...weeks].flatMap(([sku, cohorts]) => {
    const exposure = cohorts.reduce((sum, cohort) => sum + cohort.exposure, 0);
    const returned = cohorts.reduce((sum, cohort) => sum + cohort.returned, 0);
    if (exposure <= 0) return [];
    return [
      {
        kind: 'return_rate',
        subject: { type: 'sku', id: sku },
        value: { rate: Number(Math.min(1, returned / exposure).toFixed(3)), n: Math.round(exposure) },
        confidence: Number((exposure / (exposure + 50)).toFixed(2)),
        expiresInDays: FACT_EXPIRES_DAYS,
      },
    ];
  });
}

function sizingFact({ subject, evidence }: FindingDraft<'return_spike'>): FactDraft[] {
  const { topReason, reasons, returns, since } = evidence;
  if (topReason !== 'too_small' && topReason !== 'too_large') return [];
  return [
    {
      kind: 'sizing_defect',
      subject,
      value: {
        direction: topReason === 'too_small' ? 'small' : 'large',
        share: reasons.find(({ code }) => code === topReason)?.share ?? 0,
        n: returns,
        since,
      },
      confidence: evidence.confidence,
      expiresInDays: FACT_EXPIRES_DAYS,
    },
  ];
}
