import { join } from 'node:path';
import type { Command } from 'commander';
import { hasKnowledge, readStale, type Synced, syncKnowledge } from '../ask/index.ts';
import type { Config } from '../config.ts';
import type { Database } from '../domain/database.ts';
import { dayOf } from '../domain/day.ts';
import { createEmbedder, type Embedder } from '../platform/models/index.ts';
import { type CommonOptions, print, withCommonOptions, withSession } from './session.ts';
import { table } from './table.ts';

/** What comes along for the sample shop. */
const OWN = join(import.meta.dirname, '../../knowledge');

/** `daybreak knowledge`: loads what people wrote down, and says what is missing or too old. */
export function registerKnowledge(program: Command): void {
  const knowledge = program
    .command('knowledge')
    .description('what people wrote down: load it, and what it lacks');
  withCommonOptions(knowledge.command('sync [paths...]'), { at: false })
    .description('read folders of Markdown again: what is new or changed is read, what is gone is forgotten')
    .action((paths: string[], options: CommonOptions) =>
      withSession(options, async ({ db, config, now }) => {
        const embedder = createEmbedder(config);
        const synced: Synced[] = [];
        for (const path of paths.length > 0 ? paths : [OWN]) {
          synced.push(await syncKnowledge({ db, embedder }, path, now));
        }
        if (synced.some(({ rejected }) => rejected.length > 0)) process.exitCode = 1;
        print(options, synced, () => synced.map(syncText).join('\n'));
      }),
    );
  withCommonOptions(knowledge.command('stale'))
    .description('documents whose day of review has passed, with their owners')
    .action((options: CommonOptions) =>
      withSession(options, async ({ db, now, shop }) => {
        const stale = await readStale(db, dayOf(now, shop.timeZone));
        print(options, stale, () =>
          table(
            ['review by', 'owner', 'document', 'title'],
            stale.map(({ review_by, owner, id, title }) => [review_by, owner ?? '', id, title]),
            'Nothing is overdue.',
          ),
        );
      }),
    );
}

/** The model of vectors, with the documents that come along loaded where nobody has loaded any. */
export async function ensureKnowledge(db: Database, config: Config, now: Date): Promise<Embedder> {
  const embedder = createEmbedder(config);
  if (!(await hasKnowledge(db))) await syncKnowledge({ db, embedder }, OWN, now);
  return embedder;
}

function syncText({ folder, written, unchanged, deleted, passages, rejected }: Synced): string {
  const counts = `${folder}: ${written} read (${passages} passages), ${unchanged} unchanged, ${deleted} forgotten`;
  return [counts, ...rejected.map(({ path, reason }) => `  ${path} was not read: ${reason}`)].join('\n');
}
