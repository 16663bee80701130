import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { type FileReport, importPaths } from '../../src/sources/index.ts';
import { testDatabase } from '../support/database.ts';

export const NOW = new Date('2026-03-10T06:00:00Z');

/** Everything that an import writes. */
export const TABLES = [
  ...[
    'shop_setting',
    'import_file',
    'import_reject',
    'column_mapping',
    'source_freshness',
    'product',
    'supplier',
  ],
  ...[
    'supplier_sku',
    'purchase_order_line',
    'receipt',
    'inventory_level',
    'order_line',
    'return_line',
    'review',
  ],
  ...['campaign', 'keyword', 'search_term', 'ad_stat', 'ticket', 'shipment', 'pick', 'business_event'],
  ...['sales_day', 'cancel_day', 'restock_day', 'stock_day'],
] as const;

/** One database for a test file, emptied after each test, and a folder for the files to import. */
export interface Importing {
  readonly db: Database;
  readonly folder: string;
  /** Imports a file of this name and content and gives its report. */
  importText(name: string, content: string | Buffer): Promise<FileReport>;
  importFile(path: string): Promise<FileReport>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
}

export function importing(): Importing {
  let db: Database | undefined;
  let folder = '';
  beforeAll(async () => {
    db = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'daybreak-import-'));
  });
  afterEach(async () => {
    await db?.query(`truncate ${TABLES.join(', ')}`);
  });
  afterAll(async () => {
    await db?.close();
    await rm(folder, { recursive: true, force: true });
  });
  const open = () => {
    if (!db) throw new Error('The database opens before the first test');
    return db;
  };
  const importFile = async (path: string) => {
    const [file] = (await importPaths(open(), { paths: [path], now: NOW })).files;
    if (!file) throw new Error('no report');
    return file;
  };
  return {
    get db() {
      return open();
    },
    get folder() {
      return folder;
    },
    importFile,
    importText: async (name, content) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return importFile(path);
    },
    rows: async (sql) => (await open().query(sql)).rows,
  };
}
