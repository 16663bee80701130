import type { Command } from 'commander';
import { catalogue } from '../act/index.ts';
import { sayOfPreference } from '../ask/index.ts';
import { DaybreakError } from '../domain/errors.ts';
import {
  composeLearned,
  effectWords,
  type Learned,
  type LearnedEffect,
  learnedEffects,
  PREFERENCE,
  type Preference,
  sayOfLearned,
  settingsFrom,
  type Word,
} from '../learn/index.ts';
import { createEmbedder } from '../platform/models/index.ts';
import { type CommonOptions, print, withCommonOptions, withSession } from './session.ts';

/** `daybreak learned`: what it has learned, with n and interval, to be corrected or forgotten by people. */
export function registerLearned(program: Command): void {
  const learned = program.command('learned').description('what it has learned, to be corrected or forgotten');
  withCommonOptions(learned.command('list', { isDefault: true }))
    .description('launch lifts, return ratios, lead times, sizing questions and preferences')
    .action((options: CommonOptions) =>
      withSession(options, async ({ db, shop, now }) => {
        if (!options.json)
          return print(options, null, textOf(await composeLearned(db, { catalogue, shop, now })));
        const effects = await learnedEffects(db, { shop, now });
        const { preferences, rules } = await composeLearned(db, { catalogue, shop, now });
        const agreed = rules.map((rule) => ({ kind: 'rule', ...rule }));
        print(options, [...effects.map(jsonOf), ...preferences.map(preferenceJson), ...agreed], () => '');
      }),
    );
  say(
    learned,
    'correct <id> <settings...>',
    'put your own value in its place, such as p50Days=14',
    (pairs) => ({
      verb: 'correct',
      set: settingsFrom(pairs),
    }),
  );
  say(learned, 'forget <id>', 'use it no longer', () => ({ verb: 'forget' }));
  say(learned, 'relearn <id>', 'go by what is measured again', () => ({ verb: 'relearn' }));
}

const NOT_SET = 'A preference can be kept as a rule or forgotten, but not set.';

function say(
  learned: Command,
  usage: string,
  description: string,
  wordFrom: (pairs: readonly string[]) => Word,
): void {
  withCommonOptions(learned.command(usage))
    .description(description)
    .action((id: string, ...given: unknown[]) => {
      const pairs = given.find((one): one is string[] => Array.isArray(one)) ?? [];
      const options = given.find((one) => typeof one === 'object' && !Array.isArray(one)) as CommonOptions;
      return withSession(options, async ({ db, actor, shop, now, config }) => {
        const word = wordFrom(pairs);
        if (id.startsWith(`${PREFERENCE}:`)) {
          if (word.verb === 'correct') throw new DaybreakError('invalid_input', NOT_SET);
          const parts = { db, embedder: createEmbedder(config), catalogue };
          await sayOfPreference(parts, { actor, id, verb: word.verb, shop, now });
          return print(
            options,
            null,
            () => `${id} is ${word.verb === 'forget' ? 'gone' : 'asked about again'}.`,
          );
        }
        await sayOfLearned(db, { actor, id, word, shop, now });
        const after = (await learnedEffects(db, { shop, now })).find((one) => one.id === id);
        print(options, after ? jsonOf(after) : null, () => (after ? effectWords(after) : `${id} is gone.`));
      });
    });
}

function jsonOf({ id, kind, subject, value, confidence, said, from }: LearnedEffect): object {
  const names = {
    event_lift: {},
    channel_return_ratio: { channel: subject.id },
    supplier_lead_time: { supplierId: subject.id },
    sizing_question_category: {},
  }[kind];
  return { id, kind, subject, ...names, n: 1, interval: null, ...value, confidence, said, from };
}

function preferenceJson({ kind: action, low, high, ...rest }: Preference): object {
  return { kind: 'preference', action, ...rest, interval: [low, high] };
}

function textOf({ groups, preferences, rules }: Learned): () => string {
  const lines = groups.flatMap(({ title, effects }) => [
    `${title}:`,
    ...effects.map(({ id, words }) => `  ${words}\n    ${id}`),
    '',
  ]);
  const never = preferences.map(
    ({ id, rule, n, rejected, otherwise }) =>
      `  ${rule}? ${rejected} of ${n} were turned down, against ${Math.round(100 * otherwise)} % otherwise.\n    ${id}`,
  );
  const agreed = rules.map(({ id, words }) => `  ${words}\n    ${id}`);
  return () =>
    lines.length + never.length + agreed.length === 0
      ? 'Nothing is learned yet.'
      : [
          ...lines,
          ...(agreed.length > 0 ? ['Agreed:', ...agreed, ''] : []),
          ...(never.length > 0 ? ['Asked, never assumed:', ...never, ''] : []),
          'Where it is wrong: daybreak learned correct ID NAME=NUMBER, or forget ID.',
        ].join('\n');
}
