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
  const seen = names.flatMap((name) => weights.get(name) ?? []);
  const probabilities = softmax(scores(seen, names.length, bias));
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

/** A phrasing as learning uses it: the rows of its features, which it changes in place. */
interface Sample {
  readonly rows: readonly Float64Array[];
  readonly label: number;
  readonly weight: number;
}

function train(): Model {
  const phrasings = examples().map((one) => ({ ...one, names: featuresOf(one.text).names }));
  const labels = [...new Set(phrasings.map(({ label }) => label))];
  const names = phrasings.flatMap((one) => one.names);
  const weights = new Map(names.map((name) => [name, new Float64Array(labels.length)]));
  const bias = new Float64Array(labels.length);
  const samples = phrasings.map(({ label, weight, ...one }) => ({
    rows: one.names.flatMap((name) => weights.get(name) ?? []),
    label: labels.indexOf(label),
    weight,
  }));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch / 8);
    // Samples stand by label; a stride that shares no factor with their number mixes them the same way each time.
    for (let step = 0; step < samples.length; step++) {
      const sample = samples[(step * 7919) % samples.length];
      if (sample) descend(sample, bias, rate);
    }
  }
  return { labels, weights, bias };
}

function descend({ rows, label, weight }: Sample, bias: Float64Array, rate: number): void {
  const probabilities = softmax(scores(rows, rows.length, bias));
  const size = 2 / Math.sqrt(Math.max(1, rows.length));
  const kept = 1 - rate * DECAY;
  for (let at = 0; at < bias.length; at++) {
    const step = rate * weight * ((at === label ? 1 : 0) - (probabilities[at] ?? 0));
    bias[at] = (bias[at] ?? 0) + 0.1 * step;
    for (const row of rows) row[at] = (row[at] ?? 0) * kept + step * size;
  }
}

/** Sums the weights of a text's features, scaled so that long texts are no surer than short ones. */
function scores(rows: readonly Float64Array[], length: number, bias: Float64Array): Float64Array {
  const size = 2 / Math.sqrt(Math.max(1, length));
  const total = bias.slice();
  for (const row of rows) {
    for (let at = 0; at < total.length; at++) total[at] = (total[at] ?? 0) + (row[at] ?? 0) * size;
  }
  return total;
}

/** In place: it runs a hundred thousand times while learning. */
function softmax(values: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > highest) highest = value;
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    const raised = Math.exp((values[at] ?? 0) - highest);
    values[at] = raised;
    sum += raised;
  }
  for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) / sum;
  return values;
}
