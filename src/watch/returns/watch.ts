import type { FactDraft } from '../../context/index.ts';
import type { Database } from '../../domain/database.ts';
import { addDays, type Day, dayOf, daysBetween, eachDay } from '../../domain/day.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import type { WatchContext, Watcher } from '../watcher.ts';
import { badBatch } from './batches.ts';
import { attribute } from './cause.ts';
import { channelFact, channelRatios, channelReturns } from './channels.ts';
import { MOST_DAYS, returnDelay, shareBack, USUAL_LAG } from './delay.ts';
import {
  type BatchRow,
  type ChangeRow,
  type CohortWindow,
  type DayRow,
  type ReturnedRow,
  readBatches,
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
import { rateFacts, spikeFacts } from './shared-facts.ts';
import { NOTHING_SEEN, type ReturnsSituation } from './situation.ts';
import { listen, type Voices } from './voices.ts';

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
  const { drafts, voices, facts } = await spikes(db, found, { window, returned, delay, context });
  const matured = { ...window, from: window.from, until: addDays(today, -MOST_DAYS / 2) };
  const ratios = channelRatios(await readChannels(db, matured));
  const seen = { from: matured.from, to: matured.until };
  return {
    drafts: [
      ...drafts,
      ...ratios.flatMap((ratio) => channelReturns(ratio, thresholds['channel_returns.ratio'], seen) ?? []),
    ],
    evaluated: ['return_spike', 'channel_returns'],
    facts: [...rateFacts(weeks), ...ratios.map(channelFact), ...facts],
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
): Promise<{ drafts: FindingDraft<'return_spike'>[]; voices: Map<string, Voices>; facts: FactDraft[] }> {
  if (found.length === 0) return { drafts: [], voices: new Map(), facts: [] };
  const { window, context } = looking;
  const skus = [...new Set(found.flatMap(({ sku }) => familyOf(sku, context)))];
  const known = {
    ordered: await readOrderedDays(db, skus, window),
    changes: await readChanges(db, window),
    batches: Map.groupBy(
      await readBatches(
        db,
        found.map(({ sku }) => sku),
        window,
      ),
      ({ sku }) => sku,
    ),
  };
  const risen = found.flatMap((suspect) => risenOf(suspect, known, looking) ?? []);
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
  const soldUntil = new Map(risen.map(({ suspect, batch }) => [suspect.sku, batch?.soldUntil ?? null]));
  const facts = drafts.flatMap((draft) => spikeFacts(draft, soldUntil.get(draft.subject.id) ?? null));
  return { drafts, voices, facts };
}

/** What suspects are looked at with. */
interface Known {
  readonly ordered: readonly DayRow[];
  readonly changes: readonly ChangeRow[];
  readonly batches: ReadonlyMap<string, readonly BatchRow[]>;
}

/** A suspect looked at by the day, with what it began with. */
function risenOf(
  suspect: Suspect,
  { ordered, changes, batches }: Known,
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
  const dated = attribute(days, family, scanned, changes, { sku, supplierId });
  const own = cohortsOf([sku]);
  // A date that somebody declared goes before a batch that is inferred.
  const batch = dated.cause ? null : badBatch(days, own, bestRise(own) ?? scanned, batches.get(sku) ?? []);
  const attribution = batch ? { ...dated, cause: batch.cause, since: batch.since } : dated;
  const rise = batch?.rise ?? riseAt(own, attribution.rise.at);
  const sum = (rows: readonly { sku: string; day: Day; units: number }[]) =>
    rows
      .filter((row) => row.sku === sku && row.day >= attribution.since)
      .reduce((total, { units }) => total + units, 0);
  return { suspect, batch, attribution: { ...attribution, rise }, units: sum(ordered), count: sum(returned) };
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
