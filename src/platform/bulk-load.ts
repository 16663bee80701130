type Value = string | number | boolean | null;

/** One column of a bulk load: its name, its Postgres type and the values of all rows, packed. */
export interface BulkColumn {
  readonly name: string;
  readonly type: 'text' | 'bigint' | 'numeric' | 'boolean' | 'timestamptz' | 'date' | 'jsonb';
  readonly packed: string;
}

/** Rows by column for one table, with the columns that identify a row and those that say where it came from. */
export interface BulkRows {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly BulkColumn[];
  /** Columns with one value for all rows; they are written with a row but never count as a change. */
  readonly stamps: Readonly<Record<string, string | number>>;
}

/** A statement with its parameters; the next free parameter is `values.length + 1`. */
export interface Statement {
  readonly text: string;
  readonly values: readonly (string | number)[];
}

// Neither can stand in a value: the importer strips control characters.
const SEPARATOR = '\u001f';
const NULL = '\u001e';

/** The values of a column, null where unknown, as the one text in which they travel. */
export function packed(values: readonly Value[]): string {
  return values.map((value) => (value === null ? NULL : value)).join(SEPARATOR);
}

/**
 * An `insert` of many rows, open for a `returning`; it fails where one of their keys is there already. Each column
 * travels as one packed text, which both the embedded database and a server take fastest short of COPY.
 */
export function insertAll(rows: BulkRows): Statement {
  const names = [...rows.columns.map(({ name }) => name), ...Object.keys(rows.stamps)];
  return {
    text: `insert into ${rows.table} (${names.join(', ')}) select b.*${stampValues(rows)} from ${batch(rows)}`,
    values: parameters(rows),
  };
}

/** The same, passing over rows whose key is there already. Keys must be unique within the rows. */
export function insertNew(rows: BulkRows): Statement {
  const { text, values } = insertAll(rows);
  return { text: `${text} on conflict (${rows.key.join(', ')}) do nothing`, values };
}

/**
 * Two common table expressions for rows that are there already: `previous`, the rows that are about to change as they
 * still are, and `changed`, the same rows afterwards; both have all columns of the table. `where` narrows further
 * ("t" is the table's row). A row that is as it should be appears in neither.
 */
export function updateChanged(rows: BulkRows, where = 'true'): Statement {
  const { table, key, columns, stamps } = rows;
  const names = columns.map(({ name }) => name).filter((name) => !key.includes(name));
  if (names.length === 0) return { text: '', values: [] };
  const stampNames = Object.keys(stamps);
  const sets = [
    ...names.map((name) => `${name} = b.${name}`),
    ...stampNames.map((name, index) => `${name} = ${stamp(rows, name, index)}`),
  ];
  const differs = `(${names.map((name) => `t.${name}`).join(', ')})
                   is distinct from (${names.map((name) => `b.${name}`).join(', ')})`;
  const same = key.map((name) => `t.${name} = b.${name}`).join(' and ');
  return {
    text: `b as (select * from ${batch(rows)}),
           previous as (select t.* from ${table} t join b on ${same} where ${differs} and ${where}),
           changed as (update ${table} t set ${sets.join(', ')} from b
                       where ${same} and ${differs} and ${where} returning t.*)`,
    values: parameters(rows),
  };
}

function batch({ columns }: BulkRows): string {
  const arrays = columns.map(({ type }, index) => arrayOf(index + 1, type));
  return `unnest(${arrays.join(', ')}) as b(${columns.map(({ name }) => name).join(', ')})`;
}

function arrayOf(parameter: number, type: BulkColumn['type']): string {
  // Of an empty text Postgres makes no element at all; here it is one row whose value is empty.
  const text = `$${parameter}::text`;
  const texts = `case ${text} when '' then array[''] else string_to_array(${text}, E'\\x1f', E'\\x1e') end`;
  return type === 'text' ? texts : `(${texts})::${type}[]`;
}

function stampValues(rows: BulkRows): string {
  return Object.keys(rows.stamps)
    .map((name, index) => `, ${stamp(rows, name, index)}`)
    .join('');
}

function stamp({ columns, stamps }: BulkRows, name: string, index: number): string {
  return `$${columns.length + index + 1}::${typeof stamps[name] === 'number' ? 'bigint' : 'text'}`;
}

function parameters({ columns, stamps }: BulkRows): (string | number)[] {
  return [...columns.map((column) => column.packed), ...Object.values(stamps)];
}
