import type { FactDraft, FactValue } from '../../context/index.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import { coverDays } from './cover.ts';
import type { SkuPosition } from './position.ts';
import { probabilityBeforeArrival } from './stockout.ts';

/** Days within which what is ordered now has to be sent. */
export const ORDER_WITHIN_DAYS = 7;
/** Of one for which no risk is told: somebody ordered nearly none of it. */
const CONFIDENCE = 0.8;

/**
 * What others may rely on of a SKU that may run out: those that are told as a risk, and those of which not all that is
 * ordered within a week can be sent. None of a SKU that is not sold, or whose stock is not known. `week` is
 * told where facts scale its demand.
 */
export function stockoutFact(
  position: Pick<SkuPosition, 'outlook' | 'supply' | 'runOut'>,
  risk: FindingDraft<'stockout_risk'> | null,
  week: FactValue<'stockout_probability'>['week'] = undefined,
): FactDraft<'stockout_probability'>[] {
  const { outlook, supply } = position;
  const { sku, status, velocityPerDay, onHand, openOrders, supplierId, leadTime } = outlook;
  if (!supply) return [];
  const share = shareSent(supply.available, outlook.demand.mean(ORDER_WITHIN_DAYS));
  const isSold = status === null || status === 'active' || velocityPerDay > 0;
  if (!risk && (share === 1 || !isSold)) return [];
  const probability =
    risk?.evidence.probability ??
    (supply.available <= 0 ? 1 : probabilityBeforeArrival(position.runOut(), leadTime.pmf));
  const arrivals = openOrders.map(({ expectedOn }) => expectedOn).toSorted();
  return [
    {
      kind: 'stockout_probability',
      subject: { type: 'sku', id: sku },
      value: {
        probability: rounded(probability, 3),
        stockoutOn: risk?.evidence.stockoutOn ?? null,
        daysOfCover: coverOf(supply.available, velocityPerDay),
        onHand: Math.max(0, onHand ?? 0),
        availability: rounded(share, 3),
        ...(week ? { week } : {}),
        restockOn: arrivals[0] ?? null,
        supplierId,
      },
      confidence: risk?.evidence.confidence ?? CONFIDENCE,
    },
  ];
}

/** Share of the orders of a week, `ordered` units, that units in the house are enough for. */
function shareSent(available: number, ordered: number): number {
  return Math.min(1, coverDays(available, ordered));
}

function coverOf(available: number, perDay: number): number | null {
  const cover = coverDays(available, perDay);
  return Number.isFinite(cover) ? rounded(cover, 1) : null;
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
