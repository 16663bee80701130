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

interface Example extends Wording {
  readonly vector: readonly number[];
  readonly stems: ReadonlySet<string>;
}

/** How much meaning counts against shared words. */
const MEANING = 0.55;
/** Examples of a tool that count: the second says that the likeness of the first is no accident. */
const COUNTED = 2;
/** Kinds of question in which a word must stand to be a way to ask. */
const SPOKEN_BY = 2;
/** So like its examples are questions that are plainly of a tool's kind. */
const PLAIN = 0.6;
/** A question that names what a tool needs fits it better; one that names nothing of the kind, worse. */
const NAMES_NEED = 0.05;

/** A question that asks for what a tool lists fits it better; one that asks for another kind of thing, worse. */
const LISTS_THING = 0.05;

/** A question of a tool's kind. */
export interface Wording {
  readonly tool: Tool;
  readonly text: string;
}

/** Finds the tools whose examples a question is most like: by meaning and by the words that they share. */
export class Router {
  readonly #examples: readonly Example[];
  readonly #weights: ReadonlyMap<string, number>;
  /** The kinds of things that each tool's examples ask for. */
  readonly #things: ReadonlyMap<Tool, ReadonlySet<string>>;

  /** `vectors`: of the examples, in their order. */
  constructor(examples: readonly Wording[], vectors: readonly (readonly number[])[]) {
    this.#examples = examples.map(({ tool, text }, i) => ({
      tool,
      text,
      vector: vectors[i] ?? [],
      stems: new Set(stemsIn(inOneWord(text))),
    }));
    this.#things = new Map(
      examples.map(({ tool }) => [
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

  /** Ways to ask: the stems by which questions of one kind are put, or, of none named, of several kinds. */
  spoken(kind?: string): ReadonlySet<string> {
    const tools = new Map<string, Set<string>>();
    for (const { tool, text } of this.#examples)
      for (const stem of stemsIn(text)) tools.set(stem, (tools.get(stem) ?? new Set()).add(tool.name));
    const isWay = (of: ReadonlySet<string>) => (kind ? of.has(kind) : of.size >= SPOKEN_BY);
    return new Set([...tools].filter(([, of]) => isWay(of)).map(([stem]) => stem));
  }

  /** All tools, the best first. `named`: the types of what the question names, or may name. */
  rank(asked: string, vector: readonly number[], named: ReadonlySet<string>): Match[] {
    const words = inOneWord(asked);
    const [stems, thing] = [new Set(stemsIn(words)), thingAsked(words)];
    const likeness = ({ vector: own, stems: words }: Example) =>
      MEANING * dot(vector, own) + (1 - MEANING) * this.#shared(stems, words);
    return [...Map.groupBy(this.#examples, ({ tool }) => tool)]
      .map(([tool, examples]) => {
        const score = meanOfBest(examples.map(likeness));
        return { tool, score: score + bonus(tool, named) + this.#fits(tool, thing) };
      })
      .sort((a, b) => b.score - a.score);
  }

  /** True where a question is plainly of a kind that is known, whatever was said before it. */
  knows(asked: string, vector: readonly number[]): boolean {
    return (this.rank(asked, vector, new Set())[0]?.score ?? 0) >= PLAIN;
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

/** The examples that tools give, and how else people put the same. */
export function examplesOf(
  tools: readonly Tool[],
  wordings: Readonly<Record<string, readonly string[]>> = {},
): Wording[] {
  return tools.flatMap((tool) =>
    [...tool.examples, ...(wordings[tool.name] ?? [])].map((text) => ({ tool, text })),
  );
}

function meanOfBest(scores: readonly number[]): number {
  const best = scores.toSorted((a, b) => b - a).slice(0, COUNTED);
  return best.reduce((sum, score) => sum + score, 0) / Math.max(1, best.length);
}

function bonus({ needs }: Tool, named: ReadonlySet<string>): number {
  if (!needs) return 0;
  return named.has(needs) ? NAMES_NEED : -NAMES_NEED;
}
