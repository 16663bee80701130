import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { FeedFile } from './files/feed-file.ts';
import { feedFiles } from './files/index.ts';
import { pastOf } from './past.ts';
import { createWorld, type WorldOptions } from './world.ts';

/** Writes the sample shop's whole feed into a folder, as of the morning of `today`; the same bytes for the same options. */
export async function writeSampleFeed(folder: string, options: WorldOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const file of feedFiles(pastOf(createWorld(options)))) await writeFeedFile(folder, file);
}

async function writeFeedFile(folder: string, { name, columns, rows }: FeedFile): Promise<void> {
  const csv = stringify({
    header: true,
    columns: [...columns],
    cast: { boolean: (value) => String(value) },
  });
  await pipeline(Readable.from(rows), csv, createWriteStream(join(folder, `${name}.csv`)));
}
