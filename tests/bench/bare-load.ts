import type { Database } from '../../src/domain/database.ts';

/** The tables that the benchmark's file fills, without the sums by day that the import keeps beside them. */
const TABLES = ['order_line', 'return_line'] as const;
const BATCH_ROWS = 25_000;

/** Empties the tables and loads the same rows again by COPY from a file of the server's own; seconds. */
export async function copySeconds(db: Database): Promise<number> {
  const { rows } = await db.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
  const file = (table: string) => `${rows[0]?.folder}/daybreak-bench-${table}`;
  for (const table of TABLES) await db.query(`copy ${table} to '${file(table)}'`);
  await db.query(`truncate ${TABLES.join(', ')}`);
  const begun = performance.now();
  for (const table of TABLES) await db.query(`copy ${table} from '${file(table)}'`);
  return (performance.now() - begun) / 1000;
}

/** The same where there is no COPY: plain inserts from arrays that stand ready; seconds. */
export async function unnestSeconds(db: Database): Promise<number> {
  const loads = await Promise.all(TABLES.map((table) => readLoad(db, table)));
  await db.query(`truncate ${TABLES.join(', ')}`);
  const begun = performance.now();
  for (const { statement, batches } of loads) {
    for (const batch of batches) await db.query(statement, batch);
  }
  return (performance.now() - begun) / 1000;
}

async function readLoad(db: Database, table: string): Promise<{ statement: string; batches: string[][] }> {
  const { rows: columns } = await db.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 order by attnum`,
    [table],
  );
  const arrays = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  const literals = columns.map(({ name }) => `array_agg(${name})::text as ${name}`).join(', ');
  const { rows } = await db.query<Record<string, string>>(
    `select ${literals} from (select *, (row_number() over () - 1) / ${BATCH_ROWS} as batch from ${table}) numbered
     group by batch order by batch`,
  );
  return {
    statement: `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) select * from unnest(${arrays})`,
    batches: rows.map((row) => columns.map(({ name }) => row[name] ?? '{}')),
  };
}
