import { formatDay } from '../../domain/day.ts';
import type {
  DataStaleEvidence,
  DemandShiftEvidence,
  EvidenceOf,
  ExcessStockEvidence,
  LatePurchaseOrderEvidence,
  StockoutRiskEvidence,
} from '../../domain/evidence.ts';
import type { Finding, FindingKind } from '../../domain/finding.ts';
import { formatMoney, type MoneyText, money } from '../../domain/money.ts';
import type { FactLine } from '../views.ts';
import { clockTime } from '../words.ts';

type Lines<K extends FindingKind> = (evidence: EvidenceOf<K>, timeZone: string) => FactLine[];

/** The two to four figures that a decision on each kind rests on; a new kind is one function and one line here. */
const LINES: { readonly [K in FindingKind]: Lines<K> } = {
  stockout_risk: stockout,
  excess_stock: excess,
  demand_shift: shift,
  late_purchase_order: late,
  data_stale: stale,
};

/** A finding's figures; instants are told on the clock of `timeZone`. */
export function factLines<K extends FindingKind>(finding: Finding<K>, timeZone: string): FactLine[] {
  return LINES[finding.kind](finding.evidence, timeZone);
}

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

function cash({ amount, currency }: MoneyText): string {
  return formatMoney(money(Number(amount), currency), { whole: true });
}

function units(count: number): string {
  return `${number(count)} ${count === 1 ? 'unit' : 'units'}`;
}

function number(value: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }).format(value);
}

/** Units a day: one decimal below ten, where it matters. */
function rate(value: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
