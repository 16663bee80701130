import { dot } from '../../platform/vector.ts';
import { stemsIn } from '../names/words.ts';
import type { Tool } from '../tools/index.ts';
import { inOneWord } from './concepts.ts';
import { thingAsked } from './thing.ts';

/** A tool with how well a question fits its examples, 0–1. */
export interface Match {
  readonly tool: Tool;
  readonly score: number;
}

interface Example {
  readonly tool: Tool;
  readonly vector: readonly number[];
  readonly stems: ReadonlySet<string>;
}

/** How much meaning counts against shared words. */
const MEANING = 0.55;
/** A question that names what a tool needs fits it better; one that names nothing of the kind, worse. */
const NAMES_NEED = 0.05;

/** A question that asks for what a tool lists fits it better; one that asks for another kind of thing, worse. */
const LISTS_THING = 0.05;

/** Finds the tools whose examples a question is most like: by meaning and by the words that they share. */
export class Router {
  readonly #examples: readonly Example[];
  readonly #weights: ReadonlyMap<string, number>;
  /** The kinds of things that each tool's examples ask for. */
  readonly #things: ReadonlyMap<Tool, ReadonlySet<string>>;

  /** `vectors`: of all tools' examples, in their order. */
  constructor(tools: readonly Tool[], vectors: readonly (readonly number[])[]) {
    this.#examples = examplesOf(tools).map(({ tool, text }, i) => ({
      tool,
      vector: vectors[i] ?? [],
      stems: new Set(stemsIn(inOneWord(text))),
    }));
    this.#things = new Map(
      tools.map((tool) => [
        tool,
        new Set(tool.examples.flatMap((text) => thingAsked(inOneWord(text)) ?? [])),
      ]),
    );
    const counts = new Map<string, number>();
    for (const { stems } of this.#examples)
      for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    this.#weights = new Map(
      [...counts].map(([stem, count]) => [stem, Math.log(1 + this.#examples.length / count)]),
    );
  }

  /** All tools, the best first. `named`: the types of what the question names, or may name. */
  rank(asked: string, vector: readonly number[], named: ReadonlySet<string>): Match[] {
    const words = inOneWord(asked);
    const [stems, thing] = [new Set(stemsIn(words)), thingAsked(words)];
    const best = new Map<Tool, number>();
    for (const example of this.#examples) {
      const meaning = dot(vector, example.vector);
      const score = MEANING * meaning + (1 - MEANING) * this.#shared(stems, example.stems);
      if (score > (best.get(example.tool) ?? -1)) best.set(example.tool, score);
    }
    return [...best]
      .map(([tool, score]) => ({ tool, score: score + bonus(tool, named) + this.#fits(tool, thing) }))
      .sort((a, b) => b.score - a.score);
  }

  #fits(tool: Tool, thing: string | null): number {
    const own = this.#things.get(tool);
    if (!thing || !own || own.size === 0) return 0;
    return own.has(thing) ? LISTS_THING : -LISTS_THING;
  }

  /** Weighted share of common words, 0–1; words that no example has count as rare ones. */
  #shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
    const weight = (stem: string) => this.#weights.get(stem) ?? Math.log(1 + this.#examples.length);
    let common = 0;
    let all = 0;
    for (const stem of a) {
      all += weight(stem);
      if (b.has(stem)) common += 2 * weight(stem);
    }
    for (const stem of b) all += weight(stem);
    return all > 0 ? common / all : 0;
  }
}

/** The examples of tools as texts, in the order that a router takes their vectors in. */
export function examplesOf(tools: readonly Tool[]): { tool: Tool; text: string }[] {
  return tools.flatMap((tool) => tool.examples.map((text) => ({ tool, text })));
}

function bonus({ needs }: Tool, named: ReadonlySet<string>): number {
  if (!needs) return 0;
  return named.has(needs) ? NAMES_NEED : -NAMES_NEED;
}
