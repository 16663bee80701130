import type { Queryable } from '../domain/database.ts';

/** One column of a bulk load: its name, its Postgres type and the values of all rows, null where unknown. */
export interface BulkColumn {
  readonly name: string;
  readonly type: 'text' | 'bigint' | 'numeric' | 'boolean' | 'timestamptz' | 'date' | 'jsonb';
  readonly values: readonly (string | number | boolean | null)[];
}

/** Rows by column for one table, with the columns that identify a row and those that say where it came from. */
export interface BulkRows {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly BulkColumn[];
  /** Columns with one value for all rows; they are written with a row but never count as a change. */
  readonly constants: Readonly<Record<string, string | number>>;
}

// Neither can stand in text that Postgres stores (NUL) or that we keep (the importer strips control characters).
const SEPARATOR = '\u001f';
const NULL = '\u001e';

/**
 * Inserts or updates rows by their key and returns how many were written; the rest were already as they should be.
 * Keys must be unique within one call. Each column travels as one joined text, which is what both the embedded
 * database and a server take fastest short of COPY.
 */
export async function bulkUpsert(db: Queryable, rows: BulkRows): Promise<number> {
  const { text, values } = upsertStatement(rows);
  const { rowCount } = await db.query(text, values);
  return rowCount;
}

/** The statement of `bulkUpsert`, for callers that need it inside a larger one. */
export function upsertStatement({ table, key, columns, constants }: BulkRows): {
  text: string;
  values: (string | number)[];
} {
  const names = columns.map(({ name }) => name);
  const arrays = columns.map(({ type }, index) => arrayOf(index + 1, type)).join(', ');
  const constantNames = Object.keys(constants);
  const constantRefs = constantNames.map((name, index) => {
    const type = typeof constants[name] === 'number' ? 'bigint' : 'text';
    return `, $${columns.length + index + 1}::${type}`;
  });
  const changing = names.filter((name) => !key.includes(name));
  const update =
    changing.length === 0
      ? 'do nothing'
      : `do update set ${[...changing, ...constantNames].map((name) => `${name} = excluded.${name}`).join(', ')}
         where (${changing.map((name) => `t.${name}`).join(', ')})
               is distinct from (${changing.map((name) => `excluded.${name}`).join(', ')})`;
  return {
    text: `insert into ${table} as t (${[...names, ...constantNames].join(', ')})
           select b.*${constantRefs.join('')} from unnest(${arrays}) as b(${names.join(', ')})
           on conflict (${key.join(', ')}) ${update}`,
    values: [...columns.map(({ values }) => join(values)), ...Object.values(constants)],
  };
}

function arrayOf(parameter: number, type: BulkColumn['type']): string {
  // Of an empty text Postgres makes no element at all; here it is one row whose value is empty.
  const text = `$${parameter}::text`;
  const texts = `case ${text} when '' then array[''] else string_to_array(${text}, E'\\x1f', E'\\x1e') end`;
  return type === 'text' ? texts : `(${texts})::${type}[]`;
}

function join(values: BulkColumn['values']): string {
  return values.map((value) => (value === null ? NULL : value)).join(SEPARATOR);
}
