import type { Shop } from '../domain/shop.ts';
import type { FileRecord } from './files/csv.ts';
import type { Profile } from './files/profile.ts';
import { columnIndex, foldName } from './files/recognise.ts';
import { dataRecords } from './files/records.ts';
import type { Layout } from './files/sniff.ts';
import { findStyle } from './files/style.ts';
import { readText } from './files/text.ts';
import type { Loader } from './loader.ts';
import type { DayOrder } from './parse/instant.ts';
import { RowMapper } from './row-mapper.ts';

const SAMPLE_RECORDS = 2000;

/** Everything that loading the rows of one file needs. */
export interface RowsToLoad {
  readonly text: AsyncIterable<string>;
  readonly path: string;
  readonly layout: Layout;
  readonly profile: Profile;
  readonly loader: Loader;
  readonly now: Date;
  readonly shop: Shop;
  /** What people said of the order of day and month, if they did. */
  readonly dateOrder: DayOrder | null;
  readonly onBatch: () => void;
}

/** Reads every record of a file into the loader: each is passed on, rejected with its reason, or nothing to store. */
export async function loadRows(task: RowsToLoad): Promise<void> {
  const { text, layout, profile, loader, now, shop, onBatch } = task;
  const { reads } = profile;
  if (!reads) return;
  const places = columnIndex(profile, layout.header);
  const style = await findStyle({
    reads,
    placeOf: (column) => places.get(foldName(column)),
    delimiter: layout.delimiter,
    timeZone: profile.timeZone ?? shop.timeZone,
    saidOrder: task.dateOrder,
    sample: await firstRecords(task),
    all: () => dataRecords(readText(task.path), layout),
  });
  if (style.ambiguousDates) throw new Error(AMBIGUOUS);
  const currency = profile.currency ?? shop.currency;
  const mapper = new RowMapper({
    profile,
    reads,
    header: layout.header,
    preamble: layout.preamble,
    places,
    style,
    currency,
    now,
    loader,
  });
  for await (const record of dataRecords(text, layout)) {
    mapper.map(record);
    if (!loader.isFull) continue;
    await loader.flush();
    onBatch();
  }
  await loader.finish();
  noteCurrencies(loader, reads.entity, currency);
}

const AMBIGUOUS =
  'Its dates can be read two ways: nothing says whether 03/04 is 3 April or 4 March. Import a shop.csv with the line ' +
  'date_order,dmy (day first) or date_order,mdy (month first), then this file again.';

function noteCurrencies(loader: Loader, entity: string, currency: string): void {
  const others = [...loader.currenciesOf(entity)].filter((one) => one !== currency);
  if (others.length === 0) return;
  loader.notes.add(
    `Some rows are in ${others.sort().join(', ')}: they are kept in it, and sums over several currencies mean nothing.`,
  );
}

async function firstRecords({ path, layout }: RowsToLoad): Promise<FileRecord[]> {
  const first: FileRecord[] = [];
  for await (const record of dataRecords(readText(path), layout)) {
    if (first.push(record) >= SAMPLE_RECORDS) break;
  }
  return first;
}
