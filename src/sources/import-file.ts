import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Database } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import type { Layout } from './files/sniff.ts';
import { readText } from './files/text.ts';
import { loadRows } from './load-rows.ts';
import { Loader } from './loader.ts';
import { readMappings } from './mapping/store.ts';
import { suggestMapping } from './mapping/suggest.ts';
import { readLayout } from './read-header.ts';
import type { FileReport, ImportProgress } from './report.ts';
import { findEarlier, finishImport, listRejects, readDateOrder, startImport } from './store.ts';

const REPORTED_REJECTS = 100;
const NOTHING = { read: 0, written: 0, unchanged: 0, quarantined: 0 } as const;

/** What an import of one file needs to know. */
export interface FileImport {
  readonly path: string;
  readonly now: Date;
  readonly shop: Shop;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/** Imports one file. What it could not take is in the report; only a database that fails rejects. */
export async function importFile(db: Database, request: FileImport): Promise<FileReport> {
  const { path, now, shop } = request;
  const layout = await readLayout(path, await readMappings(db));
  const sha256 = await digestOf(path, layout, shop);
  const earlier = await findEarlier(db, sha256);
  if (earlier) {
    const notes = ['The same file was imported before: nothing to do.'];
    const { rowsRead: read, rowsRejected: quarantined } = earlier;
    const counts = { read, written: 0, unchanged: read - quarantined, quarantined };
    return reportOf(db, earlier.id, { file: path, recognisedAs: earlier.profile, ...counts, notes });
  }
  const recognisedAs = layout?.profile?.id ?? null;
  const importId = await startImport(db, { sha256, name: path, profile: recognisedAs, now });
  if (!layout?.profile?.reads) {
    const notes = [whyNot(layout, path)];
    await finishImport(db, importId, { state: 'unrecognised', ...NOTHING, notes }, now);
    return { file: path, recognisedAs, ...NOTHING, rejects: [], notes };
  }
  return loadFile(db, importId, layout, layout.profile, request);
}

async function loadFile(
  db: Database,
  importId: number,
  layout: Layout,
  profile: NonNullable<Layout['profile']>,
  { path, now, shop, onProgress }: FileImport,
): Promise<FileReport> {
  const { size: bytesTotal } = await stat(path);
  let bytesRead = 0;
  const text = readText(path, (bytes) => {
    bytesRead += bytes;
  });
  const loader = new Loader(db, { importId, profile, now, shop });
  const progress = () => onProgress?.({ file: path, bytesRead, bytesTotal, rows: loader.counts.read });
  let error: string | undefined;
  try {
    const dateOrder = await readDateOrder(db);
    await loadRows({ text, path, layout, profile, loader, now, shop, dateOrder, onBatch: progress });
  } catch (failure) {
    error = failure instanceof Error ? failure.message : String(failure);
  }
  const notes = [...(profile.cannotGive ?? []), ...loader.notes];
  await finishImport(db, importId, { state: error ? 'failed' : 'done', ...loader.counts, notes }, now);
  progress();
  const said = { file: path, recognisedAs: profile.id, ...loader.counts, notes };
  return reportOf(db, importId, error ? { ...said, error } : said);
}

async function reportOf(
  db: Database,
  importId: number,
  report: Omit<FileReport, 'rejects'>,
): Promise<FileReport> {
  const rejects = await listRejects(db, { importId, limit: REPORTED_REJECTS });
  return { ...report, rejects: rejects.map(({ line, column, reason }) => ({ line, column, reason })) };
}

function whyNot(layout: Layout | null, path: string): string {
  if (!layout) return 'The file is empty or has no header line.';
  if (layout.profile) return `Recognised as ${layout.profile.title}; Daybreak does not import this yet.`;
  const columns = layout.header.slice(0, 12).join(', ');
  const unknown = `No export that Daybreak knows has this header (${columns}).`;
  const likely = suggestMapping(layout.header);
  if (!likely) {
    return `${unknown} Say what it holds and what its columns mean, once: daybreak import ${path} --as orders --map sku=Item,quantity=Qty`;
  }
  const pairs = Object.entries(likely.mapping).map(([field, column]) => `${field}=${column}`);
  return `${unknown} It looks like ${likely.entity}. If that is right, say so once: daybreak import ${path} --as ${likely.entity} --map "${pairs.join(',')}"`;
}

/** Of the bytes and of the way they are read: with another mapping or time zone it is not the same file. */
async function digestOf(path: string, layout: Layout | null, shop: Shop): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  hash.update([layout?.profile?.revision, shop.timeZone, shop.currency].join('\u0000'));
  return hash.digest('hex');
}
