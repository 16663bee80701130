import type { ModelRequest, Step } from '../../ask/model-server.ts';

/** How a model behaves for one question. */
export const MOODS = [
  'well',
  'makes a number up',
  'well',
  'changes a number',
  'well',
  'refuses',
  'well',
  'calls with no JSON',
  'well',
  'is busy once',
  'well',
  'hangs',
  'well',
  'answers from memory',
  'well',
  'speaks no protocol',
  'well',
  'calls a tool that acts',
] as const;
export type Mood = (typeof MOODS)[number];

/** A number that stands in no row of the sample shop. */
export const MADE_UP = '98,765';

/**
 * A model that looks up what a router would and words the answer out of the rows; in other moods it does what models do.
 * `pick` names the tool for a question; one that is not offered is taken for a question on what is written down.
 */
export class ScriptedModel {
  #mood: Mood = 'well';
  #isAnswered = false;
  readonly #pick: (question: string) => string | null;

  constructor(pick: (question: string) => string | null) {
    this.#pick = pick;
  }

  become(mood: Mood): void {
    this.#mood = mood;
    this.#isAnswered = false;
  }

  answer({ messages = [], tools = [] }: ModelRequest): Step {
    const isFirst = !this.#isAnswered;
    this.#isAnswered = true;
    const last = messages.at(-1);
    const looked = last?.role === 'tool' ? rowsIn(last.content) : null;
    if (this.#mood === 'hangs') return { hang: true };
    if (this.#mood === 'speaks no protocol')
      return { garbage: 'data: {"nonsense": true}\n\ndata: [DONE]\n\n' };
    if (this.#mood === 'is busy once' && isFirst) return { status: 429 };
    if (this.#mood === 'answers from memory')
      return { say: [`It is about ${MADE_UP}, `, 'as everybody knows.'] };
    if (last?.role === 'tool')
      return looked === null ? { say: ['It is done.'] } : { say: this.#words(looked) };
    const question = String(messages.findLast(({ role }) => role === 'user')?.content ?? '').split(
      '\n(This is about',
    )[0] as string;
    const wanted = this.#pick(question);
    const call = tools.find(({ function: { name } }) => name === wanted)?.function.name ?? 'knowledge';
    if (this.#mood === 'calls with no JSON') return { call, rawArguments: '{"about": ' };
    if (this.#mood === 'calls a tool that acts') return { call: 'approve_all_actions', about: question };
    return { call, about: question.slice(0, 200) };
  }

  #words(says: string): string[] {
    const pieces = says
      .replaceAll('• ', '')
      .split(/(?<=[.!?]) /)
      .map((sentence) => `${sentence} `);
    if (this.#mood === 'refuses')
      return ['I am sorry, ', 'but I cannot help with that. ', 'Ask somebody else.'];
    if (this.#mood === 'makes a number up') return [...pieces, `\nThat is ${MADE_UP} more than before.`];
    if (this.#mood === 'changes a number')
      return [
        says.replace(/\d[\d,.]*/, MADE_UP) === says
          ? `${says} In all ${MADE_UP}.`
          : says.replace(/\d[\d,.]*/, MADE_UP),
      ];
    return pieces;
  }
}

/** What a look-up told; null for a look-up that failed. */
function rowsIn(content: unknown): string | null {
  try {
    const { says } = JSON.parse(String(content)) as { says?: unknown };
    return typeof says === 'string' ? says : null;
  } catch {
    return null;
  }
}
