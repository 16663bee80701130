import type { Shop } from '../../domain/shop.ts';
import { Batch } from '../batch.ts';
import { entityNamed } from '../entities.ts';
import type { Loader } from '../loader.ts';
import { dayOrderOf, instantReader } from '../parse/instant.ts';
import { decimalMarkOf } from '../parse/number.ts';
import type { RowSink, SourceRow } from './profile.ts';
import { columnIndex, foldName } from './recognise.ts';
import type { FileRecord } from './records.ts';
import type { Layout } from './sniff.ts';

/** Everything that reading the rows of one file needs. */
export interface Reading {
  readonly records: AsyncIterable<FileRecord | { line: number; broken: string }>;
  readonly layout: Layout;
  readonly head: string;
  readonly loader: Loader;
  readonly now: Date;
  readonly shop: Shop;
  readonly onBatch: () => void;
}

const TOTAL = /^(grand )?total\b/i;

/** Reads every record of a file into the loader: each is passed on, rejected with its reason, or nothing to store. */
export async function readRows({
  records,
  layout,
  head,
  loader,
  now,
  shop,
  onBatch,
}: Reading): Promise<void> {
  const { profile, header } = layout;
  if (!profile?.reads) return;
  const { entity: mainEntity, fields } = profile.reads;
  const index = columnIndex(profile, header);
  const sample = head.split('\n', 2000).flatMap((line) => line.split(layout.delimiter || ','));
  const cells = sample.map((cell) => cell.replace(/^"|"\r?$/g, '').trim());
  const order = dayOrderOf(cells);
  const style = {
    instants: instantReader(profile.timeZone ?? shop.timeZone, order === 'conflict' ? null : order),
    mark: layout.delimiter === ',' ? ('dot' as const) : decimalMarkOf(cells),
  };
  const currency = profile.currency ?? shop.currency;
  const mapped = Object.entries(fields).filter(([, column]) => index.has(foldName(column)));
  const places = new Map(mapped.map(([field, column]) => [field, index.get(foldName(column)) ?? -1]));

  let record: FileRecord = { line: 0, cells: [] };
  let outcome: 'emitted' | 'rejected' | 'skipped' = 'emitted';
  const pending: { batch: Batch; row: (string | number | boolean | null)[] }[] = [];
  const lookUp = new Map<string, number>();
  const row: SourceRow = (column) => {
    let place = lookUp.get(column);
    if (place === undefined) {
      place = index.get(foldName(column)) ?? -1;
      lookUp.set(column, place);
    }
    return record.cells[place] ?? '';
  };
  const reject = (column: string, reason: string) => {
    outcome = 'rejected';
    loader.reject({ line: record.line, column, reason, raw: record.cells.join(',').slice(0, 2000) });
  };
  const sink: RowSink = {
    emit: (entity, overlay) => {
      const own = entity === mainEntity;
      const batch = loader.batchOf(entity, () => {
        const known = new Set([...(own ? places.keys() : []), ...Object.keys(overlay)]);
        return new Batch(entityNamed(entity), known, style, currency);
      });
      const values = batch.columns.map(
        ({ field }) => overlay[field] ?? (own ? (record.cells[places.get(field) ?? -1] ?? '') : ''),
      );
      const read = batch.read(values);
      if (Array.isArray(read)) pending.push({ batch, row: read });
      else reject(fields[read.column.field] ?? read.column.field, read.reason);
    },
    reject,
    skip: () => {
      outcome = 'skipped';
    },
  };
  const open = profile.open?.({ now, timeZone: profile.timeZone ?? shop.timeZone, currency }, header);

  let toSkip = layout.format === 'jsonl' ? 0 : layout.preamble + 1;
  for await (const next of records) {
    if (toSkip > 0) {
      toSkip -= 1;
      continue;
    }
    if ('broken' in next) {
      loader.counts.read += 1;
      loader.reject({
        line: next.line,
        column: '',
        reason: 'not a JSON object',
        raw: next.broken.slice(0, 2000),
      });
      continue;
    }
    record = next;
    if (layout.preamble > 0 && TOTAL.test(record.cells[0] ?? '')) continue;
    pending.length = 0;
    outcome = 'emitted';
    if (open) open(row, sink);
    else sink.emit(mainEntity, {});
    loader.counts.read += Math.max(1, pending.length);
    if ((outcome as string) === 'skipped') loader.counts.unchanged += 1;
    for (const { batch, row: values } of pending) {
      if (batch.holds(values)) await loader.flush();
      batch.add(values);
    }
    if (loader.isFull) {
      await loader.flush();
      onBatch();
    }
  }
}
