import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answerer } from '../../src/ask/index.ts';
import { examplesOf } from '../../src/ask/route/router.ts';
import { readWordings } from '../../src/ask/route/wordings.ts';
import { TOOLS } from '../../src/ask/tools/index.ts';
import { HEARD, outcomeOf, readHeard } from './ask/heard.ts';
import { KNOWN, KNOWN_LATER, UNANSWERABLE } from './ask/knowledge-questions.ts';
import { QUESTIONS } from './ask/questions.ts';
import { rankings } from './ask/rankings.ts';
import { ACTOR, NOW, openSampleShop, type SampleShop } from './ask/sample.ts';
import { figuresOf, isRightAnswer, Score } from './ask/score.ts';
import { type Line, lost, printTable } from './table.ts';

/** What was reached on wordings that were written after the router, and must not be lost again. */
const REACHED = {
  plain: { right: 0.84, wrong: 0.12 },
  mixed: { right: 0.72, wrong: 0.2 },
  colloquial: { right: 0.56, wrong: 0.25 },
} as const;

let sample: SampleShop;
let answerer: Answerer;

beforeAll(async () => {
  sample = await openSampleShop();
  answerer = await sample.answerer();
});
afterAll(() => sample.db.close());

test('no wording is an example of the router', async () => {
  const examples = new Set(examplesOf(TOOLS, await readWordings()).map(({ text }) => plain(text)));
  const heard = (await Promise.all(HEARD.map(readHeard))).flat().map(({ text }) => text);
  const texts = [...QUESTIONS.flatMap(({ wordings }) => wordings), ...heard];
  const known = texts.filter((text) => examples.has(plain(text)));
  expect(known).toEqual([]);
});

test('the 72 questions in three wordings each, without a model', async () => {
  const score = new Score();
  const milliseconds: number[] = [];
  let figures = 0;
  const uncited: string[] = [];
  for (const asked of QUESTIONS) {
    for (const text of asked.wordings) {
      const started = performance.now();
      const answer = await answerer.ask({ text, actor: ACTOR });
      milliseconds.push(performance.now() - started);
      const isRight = isRightAnswer(asked, answer);
      score.add(asked.kind, isRight);
      if (!isRight) console.log(`${asked.n} ${text} → ${answer.intent}, ${answer.status}`);
      const found = figuresOf(text, answer);
      figures += found.all;
      if (answer.status === 'answered' && found.lost.length > 0)
        uncited.push(`${asked.n} ${answer.intent}: ${found.lost.join(' ')}`);
    }
  }
  const p95 = milliseconds.sort((a, b) => a - b)[Math.floor(milliseconds.length * 0.95)] ?? 0;
  console.log(`${figures} figures in the answers; not in a cited row: ${uncited.length}`);
  const lines = [
    ...score.lines(),
    { metric: 'p95 ms', ours: p95, baselines: {}, target: '≤ 300', pass: p95 <= 300 },
  ];
  printTable('Ask, no model, 71 questions in three wordings each', lines);
  expect(lost(lines)).toEqual([]);
  expect(uncited).toEqual([]);
});

test.each(HEARD)('the questions in the words of others, %s', async (name) => {
  const heard = await readHeard(name);
  const outcomes: string[] = [];
  for (const { asked, text } of heard) {
    const answer = await answerer.ask({ text, actor: ACTOR });
    const outcome = outcomeOf(asked, answer);
    outcomes.push(outcome);
    if (outcome === 'wrong') console.log(`${asked.n} ${text} → ${answer.intent}, ${answer.status}`);
  }
  const share = (of: string) => outcomes.filter((one) => one === of).length / outcomes.length;
  const { right: least, wrong: most } = REACHED[name];
  const lines: Line[] = [
    {
      metric: 'right',
      ours: share('right'),
      baselines: {},
      target: `≥ ${least}`,
      pass: share('right') >= least,
    },
    {
      metric: 'right',
      ours: share('right'),
      baselines: {},
      target: '≥ .95',
      pass: share('right') >= 0.95,
      gap: true,
    },
    { metric: 'asked back', ours: share('asked back'), baselines: {}, target: 'reported', pass: true },
    {
      metric: 'wrong',
      ours: share('wrong'),
      baselines: {},
      target: `≤ ${most}`,
      pass: share('wrong') <= most,
    },
  ];
  printTable(`Ask, no model, ${heard.length} questions in the words of others, ${name}`, lines);
  expect(lost(lines)).toEqual([]);
});

test('what nobody wrote down is not made up', async () => {
  const made: string[] = [];
  for (const text of UNANSWERABLE) {
    const { status, answer } = await answerer.ask({ text, actor: ACTOR });
    if (status === 'answered') made.push(`${text} → ${answer}`);
  }
  console.log(`unanswerable: ${UNANSWERABLE.length - made.length} of ${UNANSWERABLE.length} abstained`);
  expect(made).toEqual([]);
});

test.each([
  ['at first', KNOWN],
  ['and later', KNOWN_LATER],
  ['in all', [...KNOWN, ...KNOWN_LATER]],
] as const)('finding passages by meaning and by word together, questions written %s', async (name, known) => {
  const { both, meaning, words } = await rankings(sample.db, sample.embedder, known, NOW);
  const recalls = { meaning: meaning.recall, words: words.recall };
  const line = (metric: string, ours: number, target: string, pass: boolean): Line => {
    const baselines = metric === 'MRR' ? { meaning: meaning.mrr, words: words.mrr } : recalls;
    return { metric, ours, baselines, target, pass };
  };
  const lines: Line[] = [
    line('recall@5', both.recall, 'ahead of both', both.recall >= Math.max(meaning.recall, words.recall)),
    { ...line('recall@5', both.recall, '≥ .95', both.recall >= 0.95), gap: true },
    line('MRR', both.mrr, 'ahead of both', both.mrr > Math.max(meaning.mrr, words.mrr)),
  ];
  printTable(
    `Passages that share few words with the question, ${known.length} questions written ${name}`,
    lines,
  );
  expect(lost(lines)).toEqual([]);
});

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .trim();
}
