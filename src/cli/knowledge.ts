import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import {
  doubtfulDocuments,
  exportMarkdown,
  findGaps,
  readFolders,
  readSavedIds,
  reviewDay,
  type Synced,
  sampleGone,
  saveKnowledge,
  settleSampleKnowledge,
  syncKnowledge,
  takeBackKnowledge,
  warningsFor,
} from '../ask/index.ts';
import type { Config } from '../config.ts';
import type { Database } from '../domain/database.ts';
import { dayOf } from '../domain/day.ts';
import { DaybreakError } from '../domain/errors.ts';
import { createEmbedder, type Embedder } from '../platform/models/index.ts';
import { isSampleShop } from '../sample/index.ts';
import { type CommonOptions, print, withCommonOptions, withSession } from './session.ts';
import { table } from './table.ts';

/** `daybreak knowledge`: loads what people wrote down, and says what is missing or too old. */
export function registerKnowledge(program: Command): void {
  const knowledge = program
    .command('knowledge')
    .description('what people wrote down: load it, and what it lacks');
  withCommonOptions(knowledge.command('sync [paths...]'), { at: false })
    .description(
      'read folders of Markdown, or those read before: what is new or changed is read, what is gone is forgotten',
    )
    .option('--prune', 'forget what was read from a folder that is gone or empty now')
    .action((paths: string[], options: CommonOptions & { prune?: boolean }) =>
      withSession(options, async ({ db, config, now }) => {
        const embedder = createEmbedder(config);
        const folders = paths.length > 0 ? paths : await readFolders(db);
        if (folders.length === 0) {
          throw new DaybreakError(
            'invalid_input',
            'Name a folder: daybreak knowledge sync path/to/documents',
          );
        }
        const synced: Synced[] = [];
        for (const path of folders) {
          synced.push(await syncKnowledge({ db, embedder }, path, now, { prune: options.prune ?? false }));
        }
        if (synced.some(({ rejected }) => rejected.length > 0)) process.exitCode = 1;
        print(options, synced, () => synced.map(syncText).join('\n'));
      }),
    );
  withCommonOptions(knowledge.command('stale'))
    .description('documents to read again: overdue, or whose text and rules say two things')
    .action((options: CommonOptions) =>
      withSession(options, async ({ db, now, shop }) => {
        const doubtful = await doubtfulDocuments(db, dayOf(now, shop.timeZone));
        print(options, doubtful, () =>
          table(
            ['review by', 'owner', 'document', 'title', 'why'],
            doubtful.map(({ review_by, owner, id, title, why }) => [
              review_by ?? '',
              owner ?? '',
              id,
              title,
              why,
            ]),
            'Nothing is overdue.',
          ),
        );
      }),
    );
  registerMore(knowledge);
}

function registerMore(knowledge: Command): void {
  withCommonOptions(knowledge.command('gaps'))
    .description('what was asked in the last weeks and could not be answered, and who may know')
    .option('--days <n>', 'how far back to look', daysIn, 28)
    .action((options: CommonOptions & { days: number }) =>
      withSession(options, async ({ db, now }) => {
        const gaps = await findGaps(db, new Date(now.getTime() - options.days * 86_400_000));
        print(options, gaps, () =>
          table(
            ['asked', 'called wrong', 'may know', 'question'],
            gaps.map(({ asked, badly, owner, question }) => [
              String(asked),
              String(badly),
              owner ?? '',
              question,
            ]),
            'Every question was answered.',
          ),
        );
      }),
    );
  withCommonOptions(knowledge.command('add <title>'), { at: false })
    .description('keep something that someone knows, as a document of its own')
    .requiredOption('--text <text>', 'what should be known')
    .requiredOption('--owner <name>', 'who answers for it')
    .option('--topics <topics>', 'with commas between', '')
    .option('--review-by <day>', 'when someone reads it again (default: in a year)')
    .option('--replaces', "it is the next version of another person's note of this title")
    .action(
      (
        title: string,
        options: CommonOptions &
          Record<'text' | 'owner' | 'topics', string> & { reviewBy?: string; replaces?: boolean },
      ) =>
        withSession(options, async ({ db, config, now, shop, actor }) => {
          const { text, owner, topics, reviewBy: review_by = reviewDay(now, shop.timeZone) } = options;
          const replaces = options.replaces ? 'yes' : null;
          const embedder = createEmbedder(config);
          const warnings = await warningsFor({ db, embedder }, text, dayOf(now, shop.timeZone));
          const saved = await saveKnowledge(
            { db, embedder },
            { title, text, owner, topics, review_by, replaces },
            { actor, now },
          );
          print(options, { ...saved, warnings }, () =>
            [`Saved as ${saved.id}, version ${saved.version}.`, ...warnings].join('\n'),
          );
        }),
    );
  withCommonOptions(knowledge.command('undo <id>'), { at: false })
    .description('take the newest version of something that was saved back')
    .action((id: string, options: CommonOptions) =>
      withSession(options, async ({ db, config, now, actor }) => {
        const embedder = createEmbedder(config);
        const { title, isGone } = await takeBackKnowledge({ db, embedder }, id, { actor, now });
        print(options, { title, isGone }, () =>
          isGone ? `“${title}” is forgotten.` : `“${title}” stands as it was before.`,
        );
      }),
    );
  withCommonOptions(knowledge.command('export <dir>'), { at: false })
    .description('write what was saved in conversations as Markdown files')
    .action((dir: string, options: CommonOptions) =>
      withSession(options, async ({ db }) => {
        await mkdir(dir, { recursive: true });
        const files: string[] = [];
        for (const id of await readSavedIds(db)) {
          const file = join(dir, basename(id));
          await writeFile(file, (await exportMarkdown(db, id)) ?? '');
          files.push(file);
        }
        print(options, { files }, () =>
          files.length > 0 ? files.map((file) => `Wrote ${file}`).join('\n') : 'Nothing was saved yet.',
        );
      }),
    );
}

/** The model of vectors, with the documents that come along loaded in the sample shop, and only there. */
export async function ensureKnowledge(db: Database, config: Config, now: Date): Promise<Embedder> {
  const embedder = createEmbedder(config);
  const gone = await settleSampleKnowledge({ db, embedder }, { isSample: await isSampleShop(db), now });
  if (gone > 0) console.error(sampleGone(gone));
  return embedder;
}

function syncText({
  folder,
  written,
  unchanged,
  deleted,
  passages,
  rejected,
  differing,
  sampleForgotten,
}: Synced): string {
  return [
    `${folder}: ${written} read (${passages} passages), ${unchanged} unchanged, ${deleted} forgotten`,
    ...rejected.map(({ path, reason }) => `  ${path} was not read: ${reason}`),
    ...differing.map(({ path, says }) => `  ${path}: ${says}`),
    ...(sampleForgotten > 0 ? [sampleGone(sampleForgotten)] : []),
  ].join('\n');
}

/** A count of days as it is written on the command line. */
function daysIn(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 3650)
    throw new InvalidArgumentError('give a number of days, such as 28');
  return days;
}
