import { basename } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { forgetSampleKnowledge, sampleGone } from '../ask/index.ts';
import { DaybreakError } from '../domain/errors.ts';
import {
  type FileReport,
  type ImportProgress,
  type ImportReport,
  importFormats,
  importPaths,
  listRejects,
  type RejectedRow,
  readHeader,
  saveMapping,
} from '../sources/index.ts';
import { type CommonOptions, print, type Session, withCommonOptions, withSession } from './session.ts';
import { table } from './table.ts';

interface ImportOptions extends CommonOptions {
  readonly rejects?: boolean;
  readonly formats?: boolean;
  readonly as?: string;
  readonly map?: string;
}

/** `daybreak import PATH…`: reads export files and feeds; `--rejects` lists the rows that could not be taken. */
export function registerImport(program: Command): void {
  withCommonOptions(program.command('import [paths...]'), { at: false })
    .description('read export files or folders; reading one twice changes nothing')
    .option('--rejects', 'list every row that could not be taken, with its line, column and reason')
    .option('--formats', 'list every kind of file that is recognised')
    .option('--as <file>', 'with --map: what an unknown file is, such as orders; remembered for its header')
    .option('--map <columns>', 'field=column pairs, such as sku=Item,quantity=Qty')
    .action((paths: string[], options: ImportOptions) => {
      if (options.formats) return print(options, importFormats(), formatsText);
      return withSession(options, async (session) => {
        if (paths.length === 0 && !options.rejects) {
          throw new DaybreakError(
            'invalid_input',
            'Name a file or folder: daybreak import ~/Downloads/orders_export.csv',
          );
        }
        if (options.as || options.map) await remember(session, paths, options);
        if (paths.length > 0) await importAll(session, paths, options);
        if (options.rejects) {
          const rejects = await listRejects(session.db);
          print(options, { rejects }, () => rejectsText(rejects));
        }
      });
    });
}

function formatsText(): string {
  const rows = importFormats().map(({ id, platform, title, imported }) => [
    id,
    platform,
    title,
    imported ? 'read' : 'recognised only',
  ]);
  return table(['id', 'platform', 'file', ''], rows, 'No formats.');
}

/** Remembers what the columns of the first file mean, so that it and all with its header are read. */
async function remember(
  { db, now }: Session,
  paths: readonly string[],
  { as, map }: ImportOptions,
): Promise<void> {
  const [path] = paths;
  if (!path || !as || !map) {
    throw new DaybreakError(
      'invalid_input',
      'Name one file, what it is and its columns: daybreak import sales.csv --as orders --map sku=Item,quantity=Qty',
    );
  }
  const pairs = map.split(',').map((pair) => pair.split('=', 2).map((part) => part.trim()));
  const mapping = Object.fromEntries(pairs.map(([field = '', column = '']) => [field, column]));
  await saveMapping(db, { header: await readHeader(path), entity: as, mapping, now });
}

async function importAll({ db, shop, now }: Session, paths: string[], options: ImportOptions): Promise<void> {
  const bar = new SingleBar({
    format: '{name} {bar} {percentage}% · {rows} rows',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  let current = '';
  const onProgress = ({ file, bytesRead, bytesTotal, rows }: ImportProgress) => {
    if (!process.stderr.isTTY) return;
    if (file !== current) bar.start(bytesTotal, 0, { name: basename(file), rows: 0 });
    current = file;
    bar.update(bytesRead, { rows });
  };
  const report = await importPaths(db, { paths, now, shop, onProgress });
  bar.stop();
  if (report.files.some(({ error, recognisedAs }) => error || recognisedAs === null)) process.exitCode = 1;
  const isOwn = report.files.some(({ read }) => read > 0);
  const forgotten = isOwn ? await forgetSampleKnowledge(db, now) : 0;
  if (!options.rejects) print(options, report, () => reportText(report));
  if (forgotten > 0) console.error(sampleGone(forgotten));
}

function reportText({ files }: ImportReport): string {
  const rows = files.map((file) => [
    basename(file.file),
    file.recognisedAs ?? 'not recognised',
    ...[file.read, file.written, file.unchanged, file.quarantined].map(String),
  ]);
  const head = ['file', 'recognised as', 'read', 'written', 'unchanged', 'quarantined'];
  const remarks = files.flatMap(remarksOn);
  const next = files.some(({ written }) => written > 0)
    ? ['', 'What it would have told you on the nights of these rows: daybreak replay']
    : [];
  return [table(head, rows, 'No files.'), ...(remarks.length > 0 ? ['', ...remarks] : []), ...next].join(
    '\n',
  );
}

/** The first few rejected rows and what people should know of a file. */
function remarksOn(file: FileReport): string[] {
  const name = basename(file.file);
  const shown = file.rejects.slice(0, 3).map(({ line, column, reason }) => place(name, line, column, reason));
  const more = file.quarantined - shown.length;
  return [
    ...(file.error ? [`${name}: ${file.error}`] : []),
    ...file.notes.map((note) => `${name}: ${note}`),
    ...shown,
    ...(more > 0
      ? [`${name}: ${more} more rows were not taken; list them with daybreak import --rejects`]
      : []),
  ];
}

function rejectsText(rejects: readonly RejectedRow[]): string {
  if (rejects.length === 0) return 'Every row was taken.';
  return rejects
    .map(({ file, line, column, reason }) => place(basename(file), line, column, reason))
    .join('\n');
}

function place(file: string, line: number, column: string, reason: string): string {
  return `${file}:${line}${column ? ` ${column}` : ''}: ${reason}`;
}
