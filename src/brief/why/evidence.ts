import { factSentence } from '../../context/index.ts';
import { formatDay } from '../../domain/day.ts';
import type { BaseEvidence } from '../../domain/evidence.ts';
import type { FactUse } from '../../domain/fact.ts';
import { formatMoney, type MoneyText, money } from '../../domain/money.ts';
import type { FactLine } from '../views.ts';
import { clockTime } from '../words.ts';
import { LABELS, placeOf } from './labels/index.ts';

/** Shown apart, or not at all. */
const APART = new Set(['window', 'sources', 'notes', 'confidence', 'facts']);
/** Shares between 0 and 1 that people read as per cent. */
const SHARES = new Set(['probability', 'rate', 'baselineRate', 'otif', 'baselineOtif']);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const MOST_LISTED = 8;

type Figure = readonly [name: string, value: unknown];

/** Every figure of an evidence, a line each, then the window, the rows and how sure we are; instants on the clock of `timeZone`. */
export function evidenceLines(evidence: BaseEvidence, timeZone: string): FactLine[] {
  const { window, sources, confidence, supplierName, facts } = evidence;
  const figures = Object.entries(evidence)
    .filter(([name]) => !APART.has(name) && !(name === 'supplierId' && supplierName))
    .flatMap(flattened)
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b));
  const rows = sources
    .filter(({ rows: count }) => count > 0)
    .map(
      ({ rows: count, table }) => `${count} ${count === 1 ? 'row' : 'rows'} of ${table.replaceAll('_', ' ')}`,
    );
  return [
    ...figures.map(([name, value]) => ({
      label: LABELS[name] ?? spaced(name),
      value: SHARES.has(name) ? percent(Number(value)) : words(value, timeZone),
    })),
    ...(facts ?? []).map(factLine),
    { label: 'Window', value: `${formatDay(window.from)} – ${formatDay(window.to)}` },
    { label: 'Rests on', value: rows.join(', ') || 'no rows' },
    { label: 'Confidence', value: percent(confidence) },
  ];
}

/** "return rate of SKU-1: margin of a sale 60 % → 53 % (SKU-1 comes back with 12 %, of 230 units)". */
function factLine(fact: FactUse): FactLine {
  const { kind, subject, moved } = fact;
  const says = factSentence(fact);
  return {
    label: `Moved by ${kind.replaceAll('_', ' ')} of ${subject.id}`,
    value: says ? `${moved} (${says})` : moved,
  };
}

/** A figure, or those of a group that belongs together, such as a lead time's; what is not known is left out. */
function flattened([name, value]: Figure): Figure[] {
  if (value === null || value === undefined) return [];
  return isGroup(value) ? Object.entries(value).flatMap(flattened) : [[name, value]];
}

/** Money, causes and SKUs are one value each. */
function isGroup(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  return !('currency' in value) && !('id' in value) && !('sku' in value);
}

function words(value: unknown, timeZone: string): string {
  if (value === null) return 'unknown';
  if (Array.isArray(value)) return listed(value, timeZone);
  if (isDay(value)) return formatDay(value);
  if (typeof value === 'string' && INSTANT.test(value)) return clockTime(new Date(value), timeZone);
  if (typeof value === 'number')
    return new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(value);
  if (value !== null && typeof value === 'object') return composed(value, timeZone);
  return String(value);
}

function listed(values: readonly unknown[], timeZone: string): string {
  const separator = values.every(isDay) ? ' – ' : '; ';
  const shown = values.slice(0, MOST_LISTED).map((item) => words(item, timeZone));
  const left = values.length - shown.length;
  return [shown.join(separator), ...(left > 0 ? [`… and ${left} more`] : [])].join('; ');
}

/** "$1,205", "declared launch EV-1", "A-1 (outstanding 40, stockout on Thu 5 Mar)". */
function composed(value: object, timeZone: string): string {
  if (isMoney(value)) return formatMoney(money(Number(value.amount), value.currency), { whole: true });
  if ('kind' in value && 'id' in value) return `${String(value.kind).replaceAll('_', ' ')} ${value.id}`;
  const { sku, ...rest } = value as { sku?: string };
  const parts = Object.entries(rest)
    .filter(([, item]) => item !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => `${spaced(name).toLowerCase()} ${words(item, timeZone)}`)
    .join(', ');
  return sku === undefined ? parts : `${sku}${parts && ` (${parts})`}`;
}

function isMoney(value: object): value is MoneyText {
  return 'amount' in value && 'currency' in value;
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value);
}

/** Rounded, but never to a certainty that it is not. */
function percent(share: number): string {
  if (share < 1 && share > 0.995) return 'over 99 %';
  if (share > 0 && share < 0.005) return 'under 1 %';
  return `${new Intl.NumberFormat('en-US', { maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share * 100)} %`;
}

/** "stockoutOn" → "Stockout on". */
function spaced(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
