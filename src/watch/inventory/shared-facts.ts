import { quantile } from 'simple-statistics';
import { type Corrections, expectedDemand, type FactDraft, knownFrom } from '../../context/index.ts';
import { addDays } from '../../domain/day.ts';
import type { AnyFindingDraft } from '../../domain/finding.ts';
import { medianInterval } from '../../stats/median-interval.ts';
import { HALF_LIFE_DAYS, type Slip, slipsOf } from '../suppliers/lead-time.ts';
import { type Segment, segmentKey } from '../suppliers/segments.ts';
import { eventLifts } from './event-lifts.ts';
import type { RunWindow } from './facts.ts';
import type { SkuPosition } from './position.ts';
import { isRatio } from './ratio.ts';
import type { Inventory } from './read.ts';
import type { MeasuredSpike } from './spiked-level.ts';
import { CERTAIN, DETECTED, SETTLING_DAYS } from './spikes.ts';
import { ORDER_WITHIN_DAYS, stockoutFact } from './stockout-fact.ts';
import { underWayFact } from './under-way.ts';

/** What the other rooms may rely on: SKUs at risk, real lead times, and what launches did to demand. */
export function sharedFacts(
  positions: ReadonlyMap<string, SkuPosition>,
  drafts: readonly AnyFindingDraft[],
  { window, segments, lines }: Pick<Inventory, 'window' | 'segments' | 'lines'>,
  corrections: Corrections,
): FactDraft[] {
  const all = [...positions.values()];
  const risks = new Map(
    drafts.flatMap((draft) => (draft.kind === 'stockout_risk' ? [[draft.subject.id, draft] as const] : [])),
  );
  const events = [
    ...all.flatMap((position) => underWayFact(position, window)),
    ...all.flatMap(({ outlook, learned }) => {
      const newest = learned.spikes.findLast(({ strength }) => strength >= CERTAIN);
      return newest ? liftFact(outlook.sku, newest, window) : [];
    }),
  ];
  const demand = expectedDemand(knownFrom(events));
  const coming = { from: window.today, to: addDays(window.today, ORDER_WITHIN_DAYS - 1) };
  return [
    ...all.flatMap((position) => {
      const { sku } = position.outlook;
      const demandRatio = demand(sku, coming)?.ratio;
      return stockoutFact(
        position,
        risks.get(sku) ?? null,
        demandRatio === undefined ? undefined : { ...coming, demandRatio },
      );
    }),
    ...leadTimeFacts(
      all,
      Map.groupBy(slipsOf(lines, window.today), ({ supplierId }) => supplierId),
    ),
    ...segmentFacts(segments, corrections),
    ...eventLifts(all),
    ...events,
  ];
}

/** One per supplier that has delivered, of the SKU with the most receipts behind it. */
function leadTimeFacts(
  positions: readonly SkuPosition[],
  slips: ReadonlyMap<string, readonly Slip[]>,
): FactDraft[] {
  const suppliers = new Map<string, SkuPosition['outlook']>();
  for (const { outlook } of positions) {
    const { supplierId, leadTime } = outlook;
    if (supplierId === null || leadTime.receipts === 0) continue;
    const known = suppliers.get(supplierId);
    if (!known || known.leadTime.receipts < leadTime.receipts) suppliers.set(supplierId, outlook);
  }
  return [...suppliers].map(
    ([
      id,
      {
        supplierName,
        leadTime: { quotedDays, p50, p90, receipts },
      },
    ]) => ({
      kind: 'lead_time_days',
      subject: { type: 'supplier', id },
      value: {
        ...{ supplierName, quotedDays, p50Days: p50, p90Days: p90, n: receipts },
        interval: intervalOf(slips.get(id) ?? []),
      },
      confidence: Number(((receipts + 1) / (receipts + 3)).toFixed(2)),
    }),
  );
}

/** Classes and seasons in which a supplier takes longer or shorter than otherwise. */
function segmentFacts(segments: readonly Segment[], corrections: Corrections): FactDraft[] {
  return segments.map((segment) => {
    const days = segment.slips.map(({ actualDays }) => actualDays);
    const p50Days = Math.round(quantile(days, 0.5));
    // A median that people set moves the late ones along, as it does in what SKUs go by.
    const moved = Number(corrections.of('lead_time_days', segmentKey(segment))?.p50Days ?? p50Days) - p50Days;
    return {
      kind: 'lead_time_days',
      subject: { type: `supplier_${segment.by}`, id: segmentKey(segment) },
      value: {
        supplierId: segment.supplierId,
        [segment.by]: segment.name,
        p50Days,
        p90Days: Math.round(quantile(days, 0.9)) + moved,
        n: days.length,
        interval: intervalOf(segment.slips),
      },
      confidence: Number(((days.length + 1) / (days.length + 3)).toFixed(2)),
    };
  });
}

/** The 95 % interval of the median days that orders take: of the newest, where these are enough to tell. */
function intervalOf(slips: readonly Slip[]): readonly [number, number] | null {
  const daysOf = (some: readonly Slip[]) => some.map(({ actualDays }) => actualDays);
  const newest = slips.filter(({ age }) => age <= HALF_LIFE_DAYS);
  return medianInterval(daysOf(newest)) ?? medianInterval(daysOf(slips));
}

/** What a SKU's newest spike did; it says nothing where there was no level to compare with. */
function liftFact(sku: string, { from, until, lift }: MeasuredSpike, window: RunWindow): FactDraft[] {
  if (!isRatio(lift.peakRatio)) return [];
  const settled = lift.settleRatio === null ? null : Number(lift.settleRatio.toFixed(2));
  return [
    {
      kind: 'launch_lift',
      subject: { type: 'sku', id: sku },
      value: {
        eventKind: lift.kind,
        startedOn: addDays(window.from, from),
        peakRatio: Number(lift.peakRatio.toFixed(2)),
        peakHours: 24 * (until - from),
        settleRatio: settled,
        isDeclared: lift.kind !== DETECTED,
        measuredDays: SETTLING_DAYS,
      },
      confidence: settled === null ? 0.3 : 0.6,
    },
  ];
}
