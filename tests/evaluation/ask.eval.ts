import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answerer, openAnswerer, syncKnowledge } from '../../src/ask/index.ts';
import { TOOLS } from '../../src/ask/tools/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { runNight } from '../../src/night.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { seedSample } from '../../src/sample/index.ts';
import { readShop } from '../../src/sources/index.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryFolder } from './ask/folder.ts';
import { KNOWN, UNANSWERABLE } from './ask/knowledge-questions.ts';
import { type Asked, QUESTIONS } from './ask/questions.ts';
import { rankings } from './ask/rankings.ts';
import { type Line, lost, printTable } from './table.ts';

const NOW = new Date('2026-03-03T12:30:00Z');
const KNOWLEDGE = join(import.meta.dirname, '../../knowledge');
const ACTOR = { type: 'user', teamId: 'T1', userId: 'U1' } as const;
const embedder = createEmbedder({});

let db: Database;
let answerer: Answerer;

beforeAll(async () => {
  db = await testDatabase();
  await seedSample(db, { now: NOW, dataDir: await temporaryFolder() });
  const shop = await readShop(db, { name: '', timeZone: 'UTC', currency: 'USD', returnWindowDays: 30 });
  await runNight(db, { now: NOW, shop });
  await syncKnowledge({ db, embedder }, KNOWLEDGE, NOW);
  answerer = await openAnswerer({ db, embedder }, { now: NOW, shop });
});
afterAll(() => db.close());

test('no wording is an example of the router', () => {
  const examples = new Set(TOOLS.flatMap((tool) => tool.examples.map(plain)));
  const known = QUESTIONS.flatMap(({ wordings }) => wordings).filter((text) => examples.has(plain(text)));
  expect(known).toEqual([]);
});

test('the 72 questions in three wordings each, without a model', async () => {
  const right = new Map<Asked['kind'], boolean[]>();
  const milliseconds: number[] = [];
  for (const asked of QUESTIONS) {
    for (const text of asked.wordings) {
      const started = performance.now();
      const answer = await answerer.ask({ text, actor: ACTOR });
      milliseconds.push(performance.now() - started);
      const isRight = isRightAnswer(asked, answer);
      right.set(asked.kind, [...(right.get(asked.kind) ?? []), isRight]);
      if (!isRight) console.log(`${asked.n} ${text} → ${answer.intent}, ${answer.status}`);
    }
  }
  const p95 = milliseconds.sort((a, b) => a - b)[Math.floor(milliseconds.length * 0.95)] ?? 0;
  const of = (...kinds: readonly Asked['kind'][]) => share(kinds.flatMap((kind) => right.get(kind) ?? []));
  const line = (metric: string, ours: number, least: number): Line => {
    return { metric, ours, baselines: {}, target: `≥ ${least}`, pass: ours >= least };
  };
  const lines = [
    line('structured, both and actions', of('S', 'B', 'A'), 0.95),
    line('knowledge, right document cited', of('K'), 0.9),
    line('refused or unknown', of('R'), 1),
    { metric: 'p95 ms', ours: p95, baselines: {}, target: '≤ 300', pass: p95 <= 300 },
  ];
  printTable('Ask, no model, 71 questions in three wordings each', lines);
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

test('finding passages by meaning and by word together beats either alone', async () => {
  const { both, meaning, words } = await rankings(db, embedder, KNOWN, NOW);
  const recalls = { meaning: meaning.recall, words: words.recall };
  const mrrs = { meaning: meaning.mrr, words: words.mrr };
  const lines: Line[] = [
    {
      metric: 'recall@5',
      ours: both.recall,
      baselines: recalls,
      target: 'ahead of both',
      pass: both.recall >= Math.max(meaning.recall, words.recall),
    },
    {
      metric: 'recall@5',
      ours: both.recall,
      baselines: recalls,
      target: '≥ .95',
      pass: both.recall >= 0.95,
      gap: true,
    },
    {
      metric: 'MRR',
      ours: both.mrr,
      baselines: mrrs,
      target: 'ahead of both',
      pass: both.mrr > Math.max(meaning.mrr, words.mrr),
    },
  ];
  printTable('Retrieval of passages that share few words with the question', lines);
  expect(lost(lines)).toEqual([]);
});

function isRightAnswer(asked: Asked, answer: Awaited<ReturnType<Answerer['ask']>>): boolean {
  const { kind, status, intents, says, cites } = asked;
  // What must not be answered may be declined for any reason.
  if (kind === 'R') return answer.status !== 'answered';
  return (
    status.includes(answer.status) &&
    intents.includes(answer.intent ?? '') &&
    (!says || says.test(answer.answer)) &&
    (!cites || answer.sources.some(({ id, title }) => cites.test(`${id} ${title}`)))
  );
}

function share(list: readonly boolean[]): number {
  return list.filter(Boolean).length / Math.max(1, list.length);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .trim();
}
