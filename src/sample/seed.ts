import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../domain/database.ts';
import { dayOf } from '../domain/day.ts';
import { DaybreakError } from '../domain/errors.ts';
import type { Log } from '../platform/log.ts';
import { importPaths } from '../sources/index.ts';
import { introducePeople } from './people.ts';
import { isEmpty, openPlatform } from './platform/store.ts';
import { TIME_ZONE } from './world.ts';
import { writeSampleFeed } from './write.ts';

/** True for an empty database: the sample shop never mixes with somebody's own data. */
export function shouldSeed(db: Database): Promise<boolean> {
  return isEmpty(db);
}

/** What seeding needs. */
export interface Seeding {
  readonly now: Date;
  /** The files are written aside in here while they are imported. */
  readonly dataDir: string;
  readonly log?: Log;
}

/**
 * Loads the sample shop as of this morning: its files are written aside and imported as anybody's would be. Loading
 * it again changes nothing. Throws `unavailable` when one of its own rows is not taken.
 */
export async function seedSample(db: Database, { now, dataDir, log }: Seeding): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const folder = await mkdtemp(join(dataDir, 'sample-'));
  try {
    await writeSampleFeed(folder, { today: dayOf(now, TIME_ZONE) });
    const { files } = await importPaths(db, { paths: [folder], now });
    const wrong = files.find(({ error, quarantined }) => error || quarantined > 0);
    if (wrong) {
      const why = wrong.error ?? wrong.rejects[0]?.reason;
      throw new DaybreakError('unavailable', `The sample shop's ${wrong.file} was not taken: ${why}`);
    }
    log?.info(
      { files: files.length, rows: files.reduce((sum, { read }) => sum + read, 0) },
      'sample shop loaded',
    );
    await openPlatform(db, now);
    await introducePeople(db, now);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
