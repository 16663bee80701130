import type { Command } from 'commander';
import { catalogue } from '../act/index.ts';
import { ACTION_WORDS } from '../domain/autonomy.ts';
import { learnPreferences, type Preference } from '../learn/index.ts';
import { type CommonOptions, print, withCommonOptions, withSession } from './session.ts';

/** `daybreak learned`: what decisions say that people never want, to be made a rule by a person or not. */
export function registerLearned(program: Command): void {
  withCommonOptions(program.command('learned'))
    .description('what decisions say that people never want')
    .action((options: CommonOptions) =>
      withSession(options, async ({ db, now }) => {
        const preferences = await learnPreferences(db, catalogue, now);
        print(options, { preferences }, () =>
          preferences.length === 0
            ? 'Nothing is learned from decisions yet.'
            : [
                ...preferences.map(lineOf),
                'None of this is assumed: whoever agrees writes it down as a rule.',
              ].join('\n'),
        );
      }),
    );
}

function lineOf({ kind, about, n, rejected, low, high, otherwise }: Preference): string {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  return `Never ${ACTION_WORDS[kind]} about ${about}? ${rejected} of ${n} were turned down (${percent(low)} to ${percent(high)}), against ${percent(otherwise)} otherwise.`;
}
