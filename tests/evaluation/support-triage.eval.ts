import { expect, test } from 'vitest';
import { type Triage, triage } from '../../src/watch/index.ts';
import { mean } from './measures.ts';
import { type Line, lost, printTable } from './table.ts';
import { naiveBayes, type Said } from './triage/naive-bayes.ts';
import { bankTexts, hasTexts, requests, strayTexts } from './triage/texts.ts';

const read = (text: string): Triage => triage({ subject: null, body: text, linked: false });
/** The best guess, also where it is not sure enough to act on. */
const guessOf = ({ intent, reason, best }: Triage): string => (reason === null ? best : (intent ?? best));
/** Taken for a request to the shop that it may answer; what a person must read is not taken for one. */
const isAccepted = ({ intent, tier }: Triage): boolean => intent !== null && tier !== 'must_escalate';

test.skipIf(!hasTexts)('tickets that were never seen are sorted, and what is not ours is left alone', () => {
  const unseen = requests('second');
  const ours = unseen.map(({ text }) => read(text));
  const bayes = naiveBayes(requests('first'));
  const theirs = unseen.map(({ text }) => bayes(text));
  const sure = thresholdFor(theirs, mean(ours.map(({ intent }) => Number(intent !== null))));
  const right = (say: (index: number) => string) =>
    mean(unseen.map(({ intent }, index) => Number(say(index) === intent)));
  const said = ours.flatMap(({ intent }, i) =>
    intent === null ? [] : [Number(intent === unseen[i]?.intent)],
  );
  const saidByBayes = theirs.flatMap(({ intent, probability }, i) =>
    probability >= sure ? [Number(intent === unseen[i]?.intent)] : [],
  );
  const foreign = (texts: readonly string[]) => mean(texts.map((text) => Number(isAccepted(read(text)))));
  const foreignToBayes = (texts: readonly string[]) =>
    mean(texts.map((text) => Number(bayes(text).probability >= sure)));
  const n = `n = ${unseen.length}`;
  const lines: Line[] = [
    atLeast(
      `accuracy over all intents, ${n}`,
      right((i) => guessOf(ours[i] as Triage)),
      right((i) => (theirs[i] as Said).intent),
      0.85,
    ),
    atLeast('accuracy where an intent is said', mean(said), mean(saidByBayes), 0.98),
    atLeast(
      'coverage: an intent is said',
      said.length / unseen.length,
      saidByBayes.length / unseen.length,
      0.55,
    ),
    atMost('taken in of banking77', foreign(bankTexts()), foreignToBayes(bankTexts()), 0.01),
    atMost('taken in of CLINC out-of-scope', foreign(strayTexts()), foreignToBayes(strayTexts()), 0.003),
  ];
  printTable('Triage on texts that the phrases were not written from', lines);
  expect(lost(lines)).toEqual([]);
});

/** The probability at which naive Bayes says as much as we do. */
function thresholdFor(said: readonly Said[], coverage: number): number {
  const ranked = said.map(({ probability }) => probability).sort((a, b) => b - a);
  return ranked[Math.floor(coverage * (ranked.length - 1))] ?? 1;
}

function atLeast(metric: string, ours: number, bayes: number, least: number): Line {
  const baselines = { 'naive Bayes trained on Bitext': bayes };
  return { metric, ours, baselines, target: `≥ ${least}`, pass: ours >= least };
}

function atMost(metric: string, ours: number, bayes: number, most: number): Line {
  const baselines = { 'naive Bayes trained on Bitext': bayes };
  return { metric, ours, baselines, target: `≤ ${most}`, pass: ours <= most };
}
