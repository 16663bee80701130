import type { Correction, Corrections } from '../../context/index.ts';
import { type Arrival, arrivalOf } from '../suppliers/arrival.ts';
import type { OrderedLineRow } from '../suppliers/facts.ts';
import {
  correctedSlip,
  type KnownDays,
  leadTimeOf,
  type SlipDistribution,
  type SlipPool,
  slipDistribution,
  slipPool,
  slipsOf,
} from '../suppliers/lead-time.ts';
import { poolOf, quarterOf, type Segment, segmentKey } from '../suppliers/segments.ts';
import type { Thresholds } from '../thresholds.ts';
import type { LeadTime } from './outlook.ts';
import type { Inventory } from './read.ts';

interface OpenLine {
  readonly line: OrderedLineRow;
  readonly outstanding: number;
  readonly arrival: Arrival;
}

/** Where a SKU's goods come from, how long they take and what is on its way. */
export interface SkuSupply {
  readonly leadTime: LeadTime;
  readonly supplierId: string | null;
  readonly supplierName: string | null;
  readonly open: readonly OpenLine[];
}

/**
 * The supply of each SKU. Its lead time is that of its supplier, of its class there or of the season where those
 * differ from the rest, and what people set in place of either; worked out once per supplier, quote and segment.
 */
export function supplyReader(
  inventory: Inventory,
  bySku: ReadonlyMap<string, readonly OrderedLineRow[]>,
  { thresholds, corrections }: { thresholds: Thresholds; corrections: Corrections },
): (sku: string) => SkuSupply {
  const { terms, suppliers, window, products } = inventory;
  const fallback = thresholds['stockout_risk.default_lead_time'];
  const slips = slipsBook(inventory, corrections, fallback);
  return (sku) => {
    const own = bySku.get(sku) ?? [];
    const last = own.reduce<OrderedLineRow | null>(
      (newest, line) => (newest && newest.ordered_on >= line.ordered_on ? newest : line),
      null,
    );
    const supplierId = terms.get(sku)?.supplier_id ?? last?.supplier_id ?? null;
    const quoted =
      terms.get(sku)?.quoted ?? (supplierId ? (suppliers.get(supplierId)?.quoted ?? null) : null);
    const category = products.get(sku)?.category ?? null;
    const slip = slips(supplierId, quoted, { category, quarter: quarterOf(window.today) });
    const leadTime = leadTimeOf(quoted, slip, fallback);
    const open = own.flatMap((line) => {
      const outstanding = line.closed ? 0 : line.ordered - line.received;
      if (outstanding <= 0) return [];
      const theirs = suppliers.get(line.supplier_id)?.quoted ?? quoted;
      const slipped = slips(line.supplier_id, theirs, { category, quarter: quarterOf(line.ordered_on) });
      return [{ line, outstanding, arrival: arrivalOf(line, slipped, theirs ?? fallback, window.today) }];
    });
    const name = supplierId ? (suppliers.get(supplierId)?.name ?? supplierId) : null;
    return { leadTime, supplierId, supplierName: name, open };
  };
}

type SlipsOf = (
  supplierId: string | null,
  quoted: number | null,
  order: { category: string | null; quarter: string },
) => SlipDistribution;

/** Slips by supplier, quote and segment, as they were measured or as people know them better. */
function slipsBook(
  { lines, segments: found, window }: Inventory,
  corrections: Corrections,
  fallbackDays: number,
): SlipsOf {
  const pool = slipPool(slipsOf(lines, window.today));
  const segments = new Map(found.map((segment) => [segmentKey(segment), segment]));
  const known = new Map<string, SlipDistribution>();
  return (supplierId, quoted, { category, quarter }) => {
    const segment = [
      { supplierId: supplierId ?? '', by: 'category', name: category ?? '' } as const,
      { supplierId: supplierId ?? '', by: 'quarter', name: quarter } as const,
    ]
      .map((one) => segments.get(segmentKey(one)))
      .find((one) => one && corrections.of('lead_time_days', segmentKey(one)) !== null);
    const key = `${supplierId}|${quoted}|${segment ? segmentKey(segment) : ''}`;
    const said = corrections.of('lead_time_days', segment ? segmentKey(segment) : (supplierId ?? ''));
    const measured = () => slipDistribution(supplierId, quoted, usable(pool, segment, supplierId, said));
    const corrected = (days: KnownDays) =>
      correctedSlip(measured(), days, { quotedDays: quoted, fallbackDays });
    const slip = known.get(key) ?? (said ? corrected(daysIn(said)) : measured());
    known.set(key, slip);
    return slip;
  };
}

/** The days among what people said. */
function daysIn({ p50Days, p90Days }: NonNullable<Correction>): KnownDays {
  return {
    ...(typeof p50Days === 'number' ? { p50Days } : {}),
    ...(typeof p90Days === 'number' ? { p90Days } : {}),
  };
}

/** The slips to go by: those of a segment, else the supplier's own unless people had them forgotten. */
function usable(
  pool: SlipPool,
  segment: Segment | undefined,
  supplierId: string | null,
  said: Correction | undefined,
): SlipPool {
  if (segment) return poolOf(pool, segment);
  if (said !== null) return pool;
  return { ...pool, bySupplier: new Map([...pool.bySupplier].filter(([id]) => id !== supplierId)) };
}
