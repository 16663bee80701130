import type { Answer } from '../../../src/ask/index.ts';
import { figuresIn, ungrounded } from '../../../src/domain/grounding.ts';
import type { Line } from '../table.ts';
import type { Asked } from './questions.ts';

/** Whether an answer is what a question calls for. */
export function isRightAnswer(asked: Omit<Asked, 'n' | 'wordings'>, answer: Answer): boolean {
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

/** The figures and dates of an answer, and those of them that stand neither in a cited row nor in the question. */
export function figuresOf(question: string, { answer, sources }: Answer): { all: number; lost: string[] } {
  const cited = [question, ...sources.flatMap(({ id, title, passage }) => [id, title, passage])];
  const values = cited
    .flatMap(figuresIn)
    .map((value) => ({ table: '', id: '', field: '', value: value.replace(/[.,:;]+$/, '') }));
  return { all: figuresIn(answer).length, lost: ungrounded(answer, values) };
}

/** How often answers were right, by the kind of question. */
export class Score {
  readonly #right = new Map<Asked['kind'], boolean[]>();

  add(kind: Asked['kind'], isRight: boolean): void {
    this.#right.set(kind, [...(this.#right.get(kind) ?? []), isRight]);
  }

  /** The targets by kind. */
  lines(): Line[] {
    return [
      atLeast('structured, both and actions', this.#of('S', 'B', 'A'), 0.95),
      atLeast('knowledge, right document cited', this.#of('K'), 0.9),
      atLeast('refused or unknown', this.#of('R'), 1),
    ];
  }

  #of(...kinds: readonly Asked['kind'][]): number {
    const all = kinds.flatMap((kind) => this.#right.get(kind) ?? []);
    return all.filter(Boolean).length / Math.max(1, all.length);
  }
}

function atLeast(metric: string, ours: number, least: number): Line {
  return { metric, ours, baselines: {}, target: `≥ ${least}`, pass: ours >= least };
}
