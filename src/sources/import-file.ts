import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Database } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import { readRows } from './files/read-rows.ts';
import { csvRecords, jsonHeader, jsonRecords } from './files/records.ts';
import { type Layout, sniff } from './files/sniff.ts';
import { readText } from './files/text.ts';
import { Loader } from './loader.ts';
import type { FileReport, ImportProgress } from './report.ts';
import { findEarlier, finishImport, listRejects, startImport } from './store.ts';

const HEAD_CHARACTERS = 1 << 18;
const REPORTED_REJECTS = 100;

/** What an import of one file needs to know. */
export interface FileImport {
  readonly path: string;
  readonly now: Date;
  readonly shop: Shop;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/** Imports one file. What it could not take is in the report; only a database that fails rejects. */
export async function importFile(
  db: Database,
  { path, now, shop, onProgress }: FileImport,
): Promise<FileReport> {
  const sha256 = await digestOf(path);
  const earlier = await findEarlier(db, sha256);
  if (earlier) {
    const rejects = await listRejects(db, { importId: earlier.id, limit: REPORTED_REJECTS });
    return {
      file: path,
      recognisedAs: earlier.profile,
      read: earlier.rowsRead,
      written: 0,
      unchanged: earlier.rowsRead - earlier.rowsRejected,
      quarantined: earlier.rowsRejected,
      rejects: rejects.map(({ line, column, reason }) => ({ line, column, reason })),
      notes: ['The same file was imported before: nothing to do.'],
    };
  }
  const { size: bytesTotal } = await stat(path);
  let bytesRead = 0;
  const text = readText(path, (bytes) => {
    bytesRead += bytes;
  });
  const { head, rest } = await splitHead(text);
  const layout = sniff(head, path, /^\s*\{/.test(head) ? jsonHeader(head) : null);
  const importId = await startImport(db, { sha256, name: path, profile: layout?.profile?.id ?? null, now });
  const nothing = { read: 0, written: 0, unchanged: 0, quarantined: 0 };
  if (!layout?.profile?.reads) {
    const notes = [whyNot(layout)];
    await finishImport(db, importId, { state: 'unrecognised', ...nothing, notes }, now);
    return { file: path, recognisedAs: layout?.profile?.id ?? null, ...nothing, rejects: [], notes };
  }
  const loader = new Loader(db, { importId, profile: layout.profile, now, shop });
  const progress = () => onProgress?.({ file: path, bytesRead, bytesTotal, rows: loader.counts.read });
  const records =
    layout.format === 'jsonl' ? jsonRecords(rest, [...layout.header]) : csvRecords(rest, layout.delimiter);
  let error: string | undefined;
  try {
    await readRows({ records, layout, head, loader, now, shop, onBatch: progress });
    await loader.finish();
  } catch (failure) {
    error = failure instanceof Error ? failure.message : String(failure);
  }
  const notes = [...(layout.profile.cannotGive ?? []), ...loader.notes];
  await finishImport(db, importId, { state: error ? 'failed' : 'done', ...loader.counts, notes }, now);
  progress();
  const rejects = await listRejects(db, { importId, limit: REPORTED_REJECTS });
  return {
    file: path,
    recognisedAs: layout.profile.id,
    ...loader.counts,
    rejects: rejects.map(({ line, column, reason }) => ({ line, column, reason })),
    notes,
    ...(error ? { error } : {}),
  };
}

function whyNot(layout: Layout | null): string {
  if (!layout) return 'The file is empty or has no header line.';
  if (layout.profile) return `Recognised as ${layout.profile.id}, which is not imported yet.`;
  const columns = layout.header.slice(0, 12).join(', ');
  return `No export that we know has this header (${columns}). Say what its columns mean with a column mapping.`;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function splitHead(
  text: AsyncGenerator<string>,
): Promise<{ head: string; rest: AsyncGenerator<string> }> {
  let head = '';
  while (head.length < HEAD_CHARACTERS) {
    const next = await text.next();
    if (next.done) break;
    head += next.value;
  }
  async function* all(): AsyncGenerator<string> {
    yield head;
    yield* text;
  }
  return { head, rest: all() };
}
