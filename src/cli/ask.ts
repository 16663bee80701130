import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Answer, openAnswerer, readerOf } from '../ask/index.ts';
import { DaybreakError } from '../domain/errors.ts';
import { systemClock } from '../platform/clock.ts';
import { createModelAgent } from '../platform/models/index.ts';
import { ensureKnowledge } from './knowledge.ts';
import { type CommonOptions, withCommonOptions, withSession } from './session.ts';

interface AskOptions extends CommonOptions {
  readonly file?: string;
  readonly thread?: string;
}

/** `daybreak ask "QUESTION"`: an answer with its sources, or an honest "I don't know". */
export function registerAsk(program: Command): void {
  withCommonOptions(program.command('ask [question...]'))
    .description('answer a question from the data and from what people wrote down, with its sources')
    .option('--file <questions>', 'ask one question a line, print one JSON object a line')
    .option('--thread <name>', 'go on with a conversation of that name: "and its supplier?"')
    .action((words: string[], options: AskOptions) =>
      withSession(options, async ({ db, config, shop, now, actor }) => {
        const questions = options.file
          ? linesOf(await readFile(options.file, 'utf8'))
          : [words.join(' ').trim()];
        if (!options.file && !questions[0]) {
          throw new DaybreakError('invalid_input', 'Ask something: daybreak ask "What needs my decision?"');
        }
        const embedder = await ensureKnowledge(db, config, now);
        const agent = createModelAgent(config);
        const budget = { tokensPerDay: config.DAYBREAK_MODEL_TOKENS_PER_DAY, clock: systemClock };
        const answerer = await openAnswerer({ db, embedder, agent, budget }, { now, shop });
        const reader = await readerOf(db, actor, true);
        for (const text of questions) {
          const answer = await answerer.ask({ text, actor, thread: options.thread ?? null, reader });
          if (options.file) console.log(JSON.stringify(answer));
          else console.log(options.json ? JSON.stringify(answer, null, 2) : answerText(answer));
        }
      }),
    );
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

function answerText({ answer, status, sources, asOf, confidence, cards }: Answer): string {
  const rows = sources.map(
    ({ type, id, title }) => `  ${type} ${id}${title && title !== id ? `: ${title}` : ''}`,
  );
  return [
    answer,
    '',
    ...(rows.length > 0 ? ['Sources:', ...new Set(rows)] : []),
    ...(cards.length > 0 ? [`Decide on it: daybreak trace ${cards[0]}`] : []),
    `As of ${asOf}${status === 'answered' ? `, ${Math.round(confidence * 100)} % sure` : ''}.`,
  ].join('\n');
}
