import type { Request } from './texts.ts';

/** What a labeller says of a text. */
export interface Said {
  readonly intent: string;
  readonly probability: number;
}

/** Multinomial naive Bayes over words with add-one smoothing: the usual baseline, trained on the data set itself. */
export function naiveBayes(requests: readonly Request[]): (text: string) => Said {
  const counts = new Map<string, Map<string, number>>();
  const sizes = new Map<string, number>();
  const vocabulary = new Set<string>();
  for (const { text, intent } of requests) {
    const words = counts.get(intent) ?? new Map<string, number>();
    counts.set(intent, words);
    sizes.set(intent, (sizes.get(intent) ?? 0) + 1);
    for (const word of wordsOf(text)) {
      vocabulary.add(word);
      words.set(word, (words.get(word) ?? 0) + 1);
    }
  }
  const totals = new Map([...counts].map(([intent, words]) => [intent, [...words.values()].reduce(add, 0)]));
  return (text) => {
    const known = wordsOf(text).filter((word) => vocabulary.has(word));
    const logs = [...counts].map(([intent, words]) => {
      const total = (totals.get(intent) ?? 0) + vocabulary.size;
      const prior = Math.log((sizes.get(intent) ?? 0) / requests.length);
      const log = known.reduce((sum, word) => sum + Math.log(((words.get(word) ?? 0) + 1) / total), prior);
      return { intent, log };
    });
    const best = logs.reduce((top, one) => (one.log > top.log ? one : top));
    const sum = logs.reduce((total, { log }) => total + Math.exp(log - best.log), 0);
    return { intent: best.intent, probability: 1 / sum };
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? [];
}

function add(a: number, b: number): number {
  return a + b;
}
