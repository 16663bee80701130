import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { type Config, readConfig, shopDefaults } from '../config.ts';
import { type Actor, CLI_TEAM } from '../domain/actor.ts';
import type { Database } from '../domain/database.ts';
import { startOfDay } from '../domain/day.ts';
import { DaybreakError } from '../domain/errors.ts';
import type { Shop } from '../domain/shop.ts';
import { systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/database.ts';
import { createLog, type Log } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { readShop } from '../sources/index.ts';

/** The options that every command shares. */
export interface CommonOptions {
  readonly data?: string;
  readonly json?: boolean;
  readonly at?: string;
}

/** What a command works with: an open, migrated database and the instant that it speaks of. */
export interface Session {
  readonly db: Database;
  readonly config: Config;
  readonly log: Log;
  readonly shop: Shop;
  readonly now: Date;
  /** The person at this command line, as our member table knows them. */
  readonly actor: Actor;
}

/** Adds `--data` and `--json`, and for commands that read, `--at`. */
export function withCommonOptions(command: Command, { at = true } = {}): Command {
  command
    .option('--data <dir>', "the embedded database's folder (default: DAYBREAK_DATA_DIR or .daybreak)")
    .option('--json', 'print JSON for machines');
  if (at) command.option('--at <instant>', 'speak as of this instant or day (default: now)', checkInstant);
  return command;
}

/** Opens the database, runs the command, closes it again whatever happens. */
export async function withSession<T>(
  options: CommonOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const config = readConfig();
  const log = createLog(config.DAYBREAK_LOG_LEVEL);
  const dataDir = options.data ?? config.DAYBREAK_DATA_DIR;
  const db = await openDatabase({ url: config.DATABASE_URL, dataDir });
  try {
    await migrate(db);
    const actor: Actor = { type: 'user', teamId: CLI_TEAM, userId: 'local', name: userInfo().username };
    const shop = await readShop(db, shopDefaults(config));
    const now = options.at ? instantAt(options.at, shop.timeZone) : systemClock();
    return await work({ db, config: { ...config, DAYBREAK_DATA_DIR: dataDir }, log, shop, now, actor });
  } finally {
    await db.close();
  }
}

/** Prints the value as JSON, or its text for people. */
export function print(options: CommonOptions, value: unknown, text: () => string): void {
  console.log(options.json ? JSON.stringify(value, null, 2) : text());
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function checkInstant(text: string): string {
  const valid =
    !Number.isNaN(new Date(text).getTime()) && (DAY.test(text) || /(Z|[+-]\d{2}:?\d{2})$/.test(text));
  if (!valid) {
    throw new InvalidArgumentError(
      'give an instant such as 2026-03-03T06:00:00Z, or a day such as 2026-03-03',
    );
  }
  return text;
}

/** An instant as given; a bare day is its first instant in the shop's time zone, before anything of it is known. */
function instantAt(text: string, timeZone: string): Date {
  return DAY.test(text) ? startOfDay(text, timeZone) : new Date(text);
}

/** The error for a word that must be one of a few. */
export function wrongWord(what: string, given: string, allowed: readonly string[]): DaybreakError {
  return new DaybreakError('invalid_input', `${what} is one of ${allowed.join(', ')}, not "${given}".`);
}
