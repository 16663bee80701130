import { formatDay } from '../../../domain/day.ts';
import type {
  DataStaleEvidence,
  DemandShiftEvidence,
  ExcessStockEvidence,
  InventoryKind,
  LatePurchaseOrderEvidence,
  StockoutRiskEvidence,
} from '../../../domain/evidence.ts';
import type { FactLine } from '../../views.ts';
import { clockTime } from '../../words.ts';
import { cash, number, rate, units } from './figures.ts';
import type { LinesOf } from './lines.ts';

/** The figures that a decision about stock, demand and orders on their way rests on. */
export const INVENTORY_LINES: LinesOf<InventoryKind> = {
  stockout_risk: stockout,
  excess_stock: excess,
  demand_shift: shift,
  late_purchase_order: late,
  data_stale: stale,
};

function stockout({
  onHand,
  incoming,
  velocityPerDay,
  stockoutWindow: [from, to],
  leadTimeDays,
  supplierName,
}: StockoutRiskEvidence): FactLine[] {
  const quoted = leadTimeDays.quoted === null ? '' : ` (quotes ${leadTimeDays.quoted})`;
  return [
    { label: 'On hand', value: `${units(onHand)}${incoming > 0 ? `, ${number(incoming)} incoming` : ''}` },
    { label: 'Sells', value: `${rate(velocityPerDay)} a day` },
    { label: 'Runs out', value: from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}` },
    {
      label: `${supplierName ?? 'Supplier'} takes`,
      value: `${Math.round(leadTimeDays.actualP50)}–${Math.round(leadTimeDays.actualP90)} days${quoted}`,
    },
  ];
}

function excess({ onHand, velocityPerDay, daysOfCover, cashTied }: ExcessStockEvidence): FactLine[] {
  return [
    { label: 'On hand', value: units(onHand) },
    { label: 'Sells', value: velocityPerDay > 0 ? `${rate(velocityPerDay)} a day` : 'nothing in the window' },
    { label: 'Cover', value: daysOfCover === null ? 'without end' : `${number(daysOfCover)} days` },
    ...(cashTied ? [{ label: 'Cash tied up', value: cash(cashTied) }] : []),
  ];
}

function shift({ baselinePerDay, nowPerDay, since, cause }: DemandShiftEvidence): FactLine[] {
  return [
    { label: 'Before', value: `${rate(baselinePerDay)} a day` },
    { label: `Since ${formatDay(since)}`, value: `${rate(nowPerDay)} a day` },
    ...(cause ? [{ label: 'Explained by', value: `${cause.kind.replaceAll('_', ' ')} ${cause.id}` }] : []),
  ];
}

function late({
  promisedOn,
  expectedOn,
  skusAtRisk,
  supplierName,
  supplierId,
}: LatePurchaseOrderEvidence): FactLine[] {
  const dry = skusAtRisk.filter(({ stockoutOn }) => stockoutOn !== null);
  return [
    { label: 'Supplier', value: supplierName ?? supplierId },
    { label: 'Promised', value: formatDay(promisedOn) },
    { label: 'Expected', value: formatDay(expectedOn) },
    {
      label: 'Runs out first',
      value:
        dry.length === 0
          ? 'nothing'
          : dry
              .slice(0, 3)
              .map(({ sku }) => sku)
              .join(', '),
    },
  ];
}

function stale({ lastRowAt, expectedEvery, consequence }: DataStaleEvidence, timeZone: string): FactLine[] {
  return [
    { label: 'Last row', value: lastRowAt === null ? 'never' : clockTime(new Date(lastRowAt), timeZone) },
    { label: 'Usual', value: `every ${number(expectedEvery)} hours` },
    { label: 'What follows', value: consequence },
  ];
}
