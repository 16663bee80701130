import { featuresOf } from './features.ts';
import { examples, type Label } from './phrases/index.ts';

/** Probabilities by label, and how much of the text the model has ever seen. */
export interface Guess {
  readonly label: Label;
  readonly probability: number;
  /** Probability of the runner-up. */
  readonly next: number;
  /** Share of the text's meaningful words that occur in our phrases, 0–1. */
  readonly known: number;
}

interface Model {
  readonly labels: readonly Label[];
  readonly weights: ReadonlyMap<string, Float64Array>;
  readonly bias: Float64Array;
}

const EPOCHS = 40;
const RATE = 0.5;
/** Weight decay a step: keeps a word that stood in a single phrase from deciding alone. */
const DECAY = 2e-4;

let trained: Model | null = null;

/** The most likely label of a text, by multinomial logistic regression over our own phrases; learned on first use. */
export function guess(text: string): Guess {
  trained ??= train();
  const { names, content } = featuresOf(text);
  const { labels, weights, bias } = trained;
  const seen = names.filter((name) => weights.has(name));
  const probabilities = softmax(scores(seen, names.length, weights, bias));
  const ranked = [...probabilities.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  const [best = 0, second = 0] = ranked;
  const known = content.filter((name) => weights.has(name)).length;
  return {
    label: labels[best] ?? 'foreign',
    probability: probabilities[best] ?? 0,
    next: probabilities[second] ?? 0,
    known: content.length === 0 ? 0 : known / content.length,
  };
}

function train(): Model {
  const samples = examples().map(({ text, label, weight }) => ({
    names: featuresOf(text).names,
    label,
    weight,
  }));
  const labels = [...new Set(samples.map(({ label }) => label))];
  const weights = new Map(
    samples.flatMap(({ names }) => names).map((name) => [name, new Float64Array(labels.length)]),
  );
  const bias = new Float64Array(labels.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch / 8);
    // Samples stand by label; a stride that shares no factor with their number mixes them the same way each time.
    for (let step = 0; step < samples.length; step++) {
      const sample = samples[(step * 7919) % samples.length];
      if (sample) descend(sample, labels, weights, bias, rate);
    }
  }
  return { labels, weights, bias };
}

function descend(
  { names, label, weight }: { names: readonly string[]; label: Label; weight: number },
  labels: readonly Label[],
  weights: ReadonlyMap<string, Float64Array>,
  bias: Float64Array,
  rate: number,
): void {
  const probabilities = softmax(scores(names, names.length, weights, bias));
  const size = 1 / Math.sqrt(Math.max(1, names.length));
  for (const [at, candidate] of labels.entries()) {
    const error = (candidate === label ? 1 : 0) - (probabilities[at] ?? 0);
    const step = rate * weight * error;
    bias[at] = (bias[at] ?? 0) + 0.1 * step;
    for (const name of names) {
      const row = weights.get(name);
      if (row) row[at] = (row[at] ?? 0) * (1 - rate * DECAY) + step * size * 2;
    }
  }
}

/** Sums the weights of a text's features, scaled so that long texts are no surer than short ones. */
function scores(
  names: readonly string[],
  length: number,
  weights: ReadonlyMap<string, Float64Array>,
  bias: Float64Array,
): Float64Array {
  const total = Float64Array.from(bias);
  const size = 2 / Math.sqrt(Math.max(1, length));
  for (const name of names) {
    weights.get(name)?.forEach((value, at) => {
      total[at] = (total[at] ?? 0) + value * size;
    });
  }
  return total;
}

function softmax(values: Float64Array): Float64Array {
  const highest = Math.max(...values);
  const raised = values.map((value) => Math.exp(value - highest));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / sum);
}
