import { formatDay } from '../../domain/day.ts';
import type { BaseEvidence } from '../../domain/evidence.ts';
import { formatMoney, type MoneyText, money } from '../../domain/money.ts';
import type { FactLine } from '../views.ts';
import { clockTime } from '../words.ts';

/** What the evidence's fields are called; one that is not listed is called by its own words. */
const LABELS: Readonly<Record<string, string>> = {
  title: 'Product',
  onHand: 'On hand, units',
  incoming: 'Incoming, units',
  velocityPerDay: 'Sells a day, on days in stock',
  daysOfCover: 'Days of cover',
  stockoutOn: 'Runs out (median)',
  stockoutWindow: 'Runs out between (80 %)',
  quoted: 'Lead time quoted, days',
  actualP50: 'Lead time really, median days',
  actualP90: 'Lead time really, 9 in 10 within days',
  supplierId: 'Supplier id',
  supplierName: 'Supplier',
  probability: 'Chance of running out before a reorder arrives',
  orderBy: 'Order by',
  available: 'Available, units',
  committed: 'Committed, units',
  reorderPoint: 'Reorder point, units',
  leadTimeReceipts: 'Receipts that the lead time rests on',
  lostUnits: 'Sales lost if nothing is ordered',
  lostWithinDays: 'Lost within days',
  excessUnits: 'Excess, units',
  daysLate: 'Days late',
  cashTied: 'Cash tied up',
  ratio: 'Times its rate before',
  since: 'Since',
  baselinePerDay: 'Before, a day',
  nowPerDay: 'Now, a day',
  cause: 'Explained by',
  promisedOn: 'Promised',
  expectedOn: 'Expected',
  skusAtRisk: 'SKUs that wait for it',
  lastRowAt: 'Last row',
  expectedEvery: 'Usual hours between rows',
  consequence: 'What follows',
};

/** Shown apart, or not at all. */
const APART = new Set(['window', 'sources', 'notes', 'confidence']);
/** Shares between 0 and 1 that people read as per cent. */
const SHARES = new Set(['probability']);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const MOST_LISTED = 8;

/** Every figure of an evidence, a line each, then the window, the rows and how sure we are; instants on the clock of `timeZone`. */
export function evidenceLines(evidence: BaseEvidence, timeZone: string): FactLine[] {
  const { window, sources, confidence } = evidence;
  const figures = Object.entries(evidence).flatMap(([name, value]) =>
    APART.has(name) ? [] : lines(name, value, timeZone),
  );
  const rows = sources.map(
    ({ rows: count, table }) => `${count} ${count === 1 ? 'row' : 'rows'} of ${table.replaceAll('_', ' ')}`,
  );
  return [
    ...figures,
    { label: 'Window', value: `${formatDay(window.from)} – ${formatDay(window.to)}` },
    { label: 'Rests on', value: rows.join(', ') || 'no rows' },
    { label: 'Confidence', value: percent(confidence) },
  ];
}

function lines(name: string, value: unknown, timeZone: string): FactLine[] {
  if (value === null || value === undefined) return [];
  if (isGroup(value)) return Object.entries(value).flatMap(([inner, item]) => lines(inner, item, timeZone));
  const told = SHARES.has(name) ? percent(Number(value)) : words(value, timeZone);
  return [{ label: LABELS[name] ?? spaced(name), value: told }];
}

/** Figures that belong together, such as a lead time's; money and causes are one value each. */
function isGroup(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  return !('currency' in value) && !('id' in value) && !('sku' in value);
}

function words(value: unknown, timeZone: string): string {
  if (Array.isArray(value)) {
    const shown = value
      .slice(0, MOST_LISTED)
      .map((item) => words(item, timeZone))
      .join(value.every(isDay) ? ' – ' : '; ');
    return value.length > MOST_LISTED ? `${shown}; … and ${value.length - MOST_LISTED} more` : shown;
  }
  if (isDay(value)) return formatDay(value);
  if (typeof value === 'string' && INSTANT.test(value)) return clockTime(new Date(value), timeZone);
  if (typeof value === 'number')
    return new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(value);
  if (value !== null && typeof value === 'object') {
    const named = Object.entries(value).filter(([, item]) => item !== null);
    if (isMoney(value)) return formatMoney(money(Number(value.amount), value.currency), { whole: true });
    return named.map(([name, item]) => `${spaced(name).toLowerCase()} ${words(item, timeZone)}`).join(', ');
  }
  return String(value);
}

function isMoney(value: object): value is MoneyText {
  return 'amount' in value && 'currency' in value;
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "stockoutOn" → "Stockout on". */
function spaced(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
