/**
 * How a cell is read: money is in minor units of the row's currency, an instant in UTC, a day in the shop's zone; a
 * code identifies something and is never a number.
 */
export type ColumnKind =
  | 'text'
  | 'code'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'instant'
  | 'day'
  | 'boolean'
  | 'choice'
  | 'json';

/** One column of a fact table with the name that the feed gives it. */
export interface Column {
  readonly name: string;
  readonly field: string;
  readonly kind: ColumnKind;
  readonly required: boolean;
  readonly choices?: readonly string[];
  /** The smallest whole number that makes sense, where there is one. */
  readonly min?: number;
  readonly max?: number;
}

/** One file of the feed and the table that its rows go to. */
export interface Entity {
  readonly name: string;
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  /** The column from which the source's freshness is judged. */
  readonly time?: string;
}

/** Where columns that nobody knows are kept, as one JSON object. */
export const EXTRA: Column = { name: 'extra', field: 'extra', kind: 'json', required: false };

/** Reads a compact column list: "sku! text", "price money", "rating integer 1..5", "status active|draft". */
export function entity(
  name: string,
  table: string,
  key: string,
  columns: string,
  options: { time?: string } = {},
): Entity {
  return {
    name,
    table,
    key: key.split(' '),
    columns: columns
      .trim()
      .split(/\s*\n\s*/)
      .map(column),
    ...options,
  };
}

const KINDS: readonly string[] = ['text', 'code', 'integer', 'decimal', 'money', 'instant', 'day', 'boolean'];

function column(text: string): Column {
  const [head = '', kind = '', range] = text.split(/\s+/);
  const required = head.endsWith('!');
  const field = head.replace(/!$/, '');
  if (!KINDS.includes(kind))
    return { name: field, field, kind: 'choice', required, choices: kind.split('|') };
  const [min, max] = range?.split('..') ?? [];
  return {
    name: kind === 'money' ? moneyColumn(field) : field,
    field,
    kind: kind as ColumnKind,
    required,
    ...(min ? { min: Number(min) } : {}),
    ...(max ? { max: Number(max) } : {}),
  };
}

function moneyColumn(field: string): string {
  return `${field.replace(/_amount$/, '')}_minor`;
}
