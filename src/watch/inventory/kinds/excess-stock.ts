import { daysBetween } from '../../../domain/day.ts';
import type { FindingDraft } from '../../../domain/finding.ts';
import { moneyText } from '../../../domain/money.ts';
import type { Thresholds } from '../../thresholds.ts';
import type { SkuPosition } from '../position.ts';
import { evidenceOf, type NightContext } from './evidence.ts';

/**
 * Reports stock that lasts longer than the threshold of days; null when it moves, is new, or is not known. At stake is
 * what keeping the excess costs in a year: the cash itself comes back, late.
 */
export function excessStock(
  position: SkuPosition,
  context: NightContext,
  thresholds: Thresholds,
): FindingDraft<'excess_stock'> | null {
  const { outlook, supply } = position;
  const limit = thresholds['excess_stock.days_of_cover'];
  if (!supply || supply.available <= 0 || outlook.status === 'draft') return null;
  // Nothing can be said of a product that has been on sale for less than a season's beginning.
  if (daysOnSale(position, context) < YOUNG_DAYS) return null;
  const { velocityPerDay, unitCost, onHand } = outlook;
  const sells = velocityPerDay * limit >= SMALLEST_DEMAND;
  const cover = sells ? supply.available / velocityPerDay : null;
  if (cover !== null && cover < limit) return null;
  const excess = Math.max(0, Math.round(supply.available - velocityPerDay * limit));
  const tied = unitCost && { minor: unitCost.minor * (onHand ?? 0), currency: unitCost.currency };
  return {
    kind: 'excess_stock',
    subject: { type: 'sku', id: outlook.sku },
    severity: cover === null || cover >= 2 * limit ? 'warning' : 'info',
    headline:
      cover === null
        ? `${outlook.sku} does not sell: ${supply.available} units on the shelf without end.`
        : `${outlook.sku} has ${Math.round(cover)} days of cover: ${supply.available} units at ${velocityPerDay.toFixed(2)} a day.`,
    evidence: {
      ...evidenceOf(
        position,
        context,
        unitCost ? [] : ['Unit cost is not loaded: the cash tied up is unknown.'],
      ),
      title: outlook.title,
      onHand: onHand ?? 0,
      velocityPerDay: Number(velocityPerDay.toFixed(3)),
      daysOfCover: cover === null ? null : Number(cover.toFixed(1)),
      cashTied: tied ? moneyText(tied) : null,
      excessUnits: excess,
    },
    stake: unitCost && {
      minor: Math.round(unitCost.minor * excess * thresholds['stockout_risk.holding_rate']),
      currency: unitCost.currency,
    },
    deadline: null,
  };
}

const YOUNG_DAYS = 60;
/** Below one expected sale within the limit there is no velocity to divide by. */
const SMALLEST_DEMAND = 1;

/** Days since the first sale in the window, or since the launch where nothing has sold; unknown counts as long. */
function daysOnSale({ series, launchedOn }: SkuPosition, { days, today }: NightContext): number {
  if (series) return days - series.start;
  return launchedOn === null ? days : daysBetween(launchedOn, today);
}
