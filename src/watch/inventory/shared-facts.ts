import { addDays } from '../../domain/day.ts';
import type { FactDraft } from '../../domain/fact.ts';
import type { AnyFindingDraft } from '../../domain/finding.ts';
import type { RunWindow } from './facts.ts';
import type { SkuPosition } from './position.ts';
import type { MeasuredSpike } from './spiked-level.ts';
import { CERTAIN, SETTLING_DAYS } from './spikes.ts';

/** Days after which a probability of running out, a lead time and a lift must have been learned anew. */
const STOCKOUT_EXPIRES = 2;
const LEAD_TIME_EXPIRES = 30;
const LIFT_EXPIRES = 90;

/** What the other rooms may rely on: SKUs at risk, real lead times, and what launches did to demand. */
export function sharedFacts(
  positions: ReadonlyMap<string, SkuPosition>,
  drafts: readonly AnyFindingDraft[],
  window: RunWindow,
): FactDraft[] {
  const all = [...positions.values()];
  return [
    ...drafts.flatMap(stockoutFact),
    ...leadTimeFacts(all),
    ...all.flatMap(({ outlook, learned }) => {
      const newest = learned.spikes.findLast(({ strength }) => strength >= CERTAIN);
      return newest ? liftFact(outlook.sku, newest, window) : [];
    }),
  ];
}

function stockoutFact(draft: AnyFindingDraft): FactDraft[] {
  if (draft.kind !== 'stockout_risk') return [];
  const { probability, stockoutOn, daysOfCover, supplierId, confidence } = draft.evidence;
  return [
    {
      kind: 'stockout_probability',
      subject: draft.subject,
      value: { probability, stockoutOn, daysOfCover, supplierId },
      confidence,
      expiresInDays: STOCKOUT_EXPIRES,
    },
  ];
}

/** One per supplier that has delivered, of the SKU with the most receipts behind it. */
function leadTimeFacts(positions: readonly SkuPosition[]): FactDraft[] {
  const suppliers = new Map<string, SkuPosition['outlook']['leadTime']>();
  for (const { outlook } of positions) {
    const { supplierId, leadTime } = outlook;
    if (supplierId === null || leadTime.receipts === 0) continue;
    const known = suppliers.get(supplierId);
    if (!known || known.receipts < leadTime.receipts) suppliers.set(supplierId, leadTime);
  }
  return [...suppliers].map(([id, { quotedDays, p50, p90, receipts }]) => ({
    kind: 'lead_time_days',
    subject: { type: 'supplier', id },
    value: { quotedDays, p50Days: p50, p90Days: p90, n: receipts },
    confidence: Number(((receipts + 1) / (receipts + 3)).toFixed(2)),
    expiresInDays: LEAD_TIME_EXPIRES,
  }));
}

/** What a SKU's newest spike did; it says nothing where there was no level to compare with. */
function liftFact(sku: string, { from, until, lift }: MeasuredSpike, window: RunWindow): FactDraft[] {
  if (!(lift.peakRatio > 0)) return [];
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
        measuredDays: SETTLING_DAYS,
      },
      confidence: settled === null ? 0.3 : 0.6,
      expiresInDays: LIFT_EXPIRES,
    },
  ];
}
