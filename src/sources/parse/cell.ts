import { currencyDecimals } from '../../domain/money.ts';
import type { Column } from '../entity.ts';
import { readCode } from './code.ts';
import type { InstantReader } from './instant.ts';
import { type DecimalMark, parseDecimal } from './number.ts';

export type CellValue = string | number | boolean | null;

/** A cell as a value, or the reason why it cannot be read. */
export type CellReader = (text: string, currency: string) => CellValue | BadCell;

/** Why a cell cannot be read, in words for the person who owns the file. */
export class BadCell {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** How the cells of one file are read. */
export interface CellStyle {
  readonly instants: InstantReader;
  readonly mark: DecimalMark;
}

/** The reader of one column; an empty cell is unknown, never zero. */
export function cellReader(column: Column, style: CellStyle): CellReader {
  const read = readerOf(column, style);
  return (text, currency) => {
    if (text !== '') return read(text, currency);
    return column.required ? new BadCell('is required and empty') : null;
  };
}

function readerOf(column: Column, { instants, mark }: CellStyle): CellReader {
  switch (column.kind) {
    case 'text':
    case 'json':
      return storable;
    case 'code':
      return code;
    case 'integer':
      return (text) => whole(text, column, mark);
    case 'decimal':
      return (text) => bounded(parseDecimal(text, mark), text, column);
    case 'money':
      return (text, currency) => {
        const major = bounded(parseDecimal(text, mark), text, column);
        return typeof major === 'number' ? toMinor(major, currency) : major;
      };
    case 'instant':
      return (text) =>
        instants.instant(text) ?? new BadCell(`"${short(text)}" is not a date that can be read`);
    case 'day':
      return (text) => instants.day(text) ?? new BadCell(`"${short(text)}" is not a day that can be read`);
    case 'boolean':
      return (text) =>
        BOOLEANS.get(text.toLowerCase()) ?? new BadCell(`"${short(text)}" is neither true nor false`);
    case 'choice':
      return (text) => choice(text, column.choices ?? []);
  }
}

const BOOLEANS = new Map(
  Object.entries({ true: true, false: false, yes: true, no: false, t: true, f: false, 1: true, 0: false }),
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not be stored
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same ones, without state between calls
const HAS_CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** Text without the control characters that Postgres or a bulk load cannot hold. */
export function storable(text: string): string {
  const clean = HAS_CONTROL.test(text) ? text.replace(CONTROL, ' ') : text;
  return clean.isWellFormed() ? clean : clean.toWellFormed();
}

function code(text: string): string | BadCell {
  const read = readCode(text);
  if (read !== null) return storable(read);
  return new BadCell(
    `"${short(text)}" was rounded by a spreadsheet: export it again, or format the column as text`,
  );
}

function whole(text: string, column: Column, mark: DecimalMark): number | BadCell {
  const value = bounded(parseDecimal(text, mark), text, column);
  if (typeof value !== 'number') return value;
  if (!Number.isInteger(value)) return new BadCell(`"${short(text)}" is not a whole number`);
  return Math.abs(value) > 2_147_483_647 ? new BadCell(`"${short(text)}" is too large`) : value;
}

function bounded(value: number | null, text: string, { min, max }: Column): number | BadCell {
  if (value === null) return new BadCell(`"${short(text)}" is not a number`);
  if (Math.abs(value) > 1e12) return new BadCell(`"${short(text)}" is too large`);
  if (min !== undefined && value < min) return new BadCell(`"${short(text)}" is below ${min}`);
  if (max !== undefined && value > max) return new BadCell(`"${short(text)}" is above ${max}`);
  return value;
}

const factors = new Map<string, number>();

/** Minor units, half away from zero; the epsilon undoes what binary fractions lose ("1.005" is 101 cents). */
function toMinor(major: number, currency: string): number | BadCell {
  let factor = factors.get(currency);
  if (factor === undefined) {
    if (!/^[A-Z]{3}$/.test(currency)) return new BadCell(`"${short(currency)}" is not a currency code`);
    factor = 10 ** currencyDecimals(currency);
    factors.set(currency, factor);
  }
  const scaled = Math.abs(major) * factor;
  const minor = Math.round(scaled + Number.EPSILON * scaled);
  return major < 0 && minor !== 0 ? -minor : minor;
}

function choice(text: string, choices: readonly string[]): string | BadCell {
  const folded = text.toLowerCase().replace(/[ -]/g, '_');
  return choices.includes(folded) ? folded : new BadCell(`"${short(text)}" is none of ${choices.join(', ')}`);
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
