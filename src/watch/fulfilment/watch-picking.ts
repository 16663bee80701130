import type { Queryable } from '../../domain/database.ts';
import type { AnyFindingDraft, FindingKind } from '../../domain/finding.ts';
import type { Money } from '../../domain/money.ts';
import type { WatchContext } from '../watcher.ts';
import { confusedSkus } from './kinds/confused-skus.ts';
import { mispickHotspot } from './kinds/mispick-hotspot.ts';
import { type Confusion, type ConfusionLimits, findConfusions, pairOf } from './picking/confusions.ts';
import {
  type ConfusionRow,
  PICK_DAYS,
  type PickRow,
  type ProductRow,
  readConfusions,
  readPicks,
  readShelf,
  readSoldLines,
  readWrongItems,
} from './picking/facts.ts';
import { findHotspots, type Hotspot } from './picking/hotspots.ts';
import { pickCells } from './picking/rates.ts';
import { pairSituation } from './picking/relocation.ts';
import { reportedConfusions } from './picking/reports.ts';
import { type TitleLikeness, titleLikeness } from './picking/similarity.ts';
import type { PairSituation } from './situation.ts';
import { type DayWindow, dayWindow } from './window.ts';

/** What is known of wrong picks. */
interface Errors {
  readonly rows: readonly ConfusionRow[];
  readonly linesOf: ReadonlyMap<string, number>;
  readonly sources: readonly { readonly table: string; readonly rows: number }[];
  readonly detection: 'pick log' | 'returns and tickets';
}

export interface PickingWatched {
  readonly drafts: readonly AnyFindingDraft[];
  readonly evaluated: readonly FindingKind[];
  readonly pairs: ReadonlyMap<string, PairSituation>;
}

const MIN_HOTSPOT_ERRORS = 5;

/** Watches where the wrong things are picked, and which. `costOfError` is what one wrong parcel costs at least. */
export async function watchPicking(
  db: Queryable,
  { now, shop, thresholds }: WatchContext,
  costOfError: Money | null,
): Promise<PickingWatched> {
  const window = dayWindow(now, shop, PICK_DAYS);
  const picks = await readPicks(db, window);
  const confusions = picks.length > 0 ? await readConfusions(db, window) : [];
  const spots = findHotspots(pickCells(placed(picks), window.days), {
    falseAlarmsPerMonth: thresholds['mispick_hotspot.false_alarms'],
    ratio: thresholds['mispick_hotspot.ratio'],
    minErrors: MIN_HOTSPOT_ERRORS,
  });
  const limits: ConfusionLimits = {
    falseShare: thresholds['confused_skus.false_share'],
    minErrors: thresholds['confused_skus.errors'],
    alike: thresholds['confused_skus.alike'],
  };
  const shelf = await readShelf(db);
  const likeness = titleLikeness(shelf);
  const errors = await errorsOf(db, window, picks, confusions, likeness, limits);
  const found = findConfusions(errors.rows, errors.linesOf, likeness.between, limits);
  const products = new Map(shelf.map((product) => [product.sku, product]));
  return {
    drafts: [
      ...spots.map((spot) => mispickHotspot(spot, confusions, window, costOfError)),
      ...found.map((pair) => pairDraft(pair, errors, { window, products, likeness, costOfError })),
    ],
    evaluated: [
      ...(placed(picks).length > 0 ? (['mispick_hotspot'] as const) : []),
      ...(picks.length > 0 || errors.rows.length > 0 ? (['confused_skus'] as const) : []),
    ],
    pairs: new Map(
      [...found.map(({ pair }) => pair), ...spotPairs(spots, confusions)].map((pair) => [
        pair.join('|'),
        pairSituation(pair, shelf, likeness, errors.linesOf, limits.alike),
      ]),
    ),
  };
}

/** The pick log knows what really went in; without it, customers do. */
async function errorsOf(
  db: Queryable,
  window: DayWindow,
  picks: readonly PickRow[],
  confusions: readonly ConfusionRow[],
  likeness: TitleLikeness,
  limits: ConfusionLimits,
): Promise<Errors> {
  if (confusions.length > 0) {
    const linesOf = new Map<string, number>();
    let rows = 0;
    for (const { sku, picks: count } of picks) {
      linesOf.set(sku, (linesOf.get(sku) ?? 0) + count);
      rows += count;
    }
    return { rows: confusions, linesOf, sources: [{ table: 'pick', rows }], detection: 'pick log' };
  }
  const reports = await readWrongItems(db, window);
  const linesOf = reports.length > 0 ? await readSoldLines(db, window) : new Map<string, number>();
  return {
    ...reportedConfusions(reports, linesOf, likeness, limits),
    linesOf,
    detection: 'returns and tickets',
  };
}

function pairDraft(
  found: Confusion,
  { linesOf, sources, detection }: Errors,
  context: {
    window: DayWindow;
    products: ReadonlyMap<string, ProductRow>;
    likeness: TitleLikeness;
    costOfError: Money | null;
  },
): AnyFindingDraft {
  const [a, b] = found.pair;
  return confusedSkus(found, {
    ...context,
    likeness: context.likeness.between(a, b),
    lines: (linesOf.get(a) ?? 0) + (linesOf.get(b) ?? 0),
    sources,
    detection,
  });
}

function placed(picks: readonly PickRow[]): PickRow[] {
  return picks.filter(({ station, shift }) => station || shift);
}

/** The pairs that make up a hot-spot, so that its playbook can part them too. */
function spotPairs(spots: readonly Hotspot[], confusions: readonly ConfusionRow[]): [a: string, b: string][] {
  return confusions
    .filter((row) => spots.some(({ cell }) => cell.station === row.station && cell.shift === row.shift))
    .filter(({ errors }) => errors >= 2)
    .map(({ ordered, picked }) => pairOf(ordered, picked));
}
