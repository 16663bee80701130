import type { Database } from '../../domain/database.ts';
import { addDays, type Day, startOfDay } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';
import { dot } from '../../platform/vector.ts';
import { isQuestion } from './is-question.ts';
import { readOpenQuestions } from './store.ts';

/** Questions of one kind that nobody could answer. */
export interface Gap {
  /** The newest of them, in the words of who asked. */
  readonly question: string;
  readonly asked: number;
  /** How many answers were called wrong. */
  readonly badly: number;
  /** The person likeliest to know: who owns what is written nearest to it. */
  readonly owner: string | null;
  readonly others: readonly string[];
}

/** Questions this much alike ask the same. */
const ALIKE = 0.72;

/** What could not be answered in the seven days before a day. */
export function gapsOfWeek(db: Database, day: Day, { timeZone }: Pick<Shop, 'timeZone'>): Promise<Gap[]> {
  return findGaps(db, startOfDay(addDays(day, -7), timeZone), startOfDay(day, timeZone));
}

/** What could not be answered in a time, questions of one kind together, those asked most often first. */
export async function findGaps(db: Database, since: Date, until?: Date): Promise<Gap[]> {
  const groups: { vector: number[]; questions: { text: string; badly: boolean; owner: string | null }[] }[] =
    [];
  for (const { embedding, text, badly, owner } of await readOpenQuestions(db, since, until ?? null)) {
    if (!isQuestion(text)) continue;
    const vector = JSON.parse(embedding) as number[];
    const near = groups.find((group) => dot(group.vector, vector) >= ALIKE);
    if (near) near.questions.push({ text, badly, owner });
    else groups.push({ vector, questions: [{ text, badly, owner }] });
  }
  return groups
    .map(({ questions }) => ({
      question: questions[0]?.text ?? '',
      asked: questions.length,
      badly: questions.filter((one) => one.badly).length,
      owner: questions.find((one) => one.owner)?.owner ?? null,
      others: [...new Set(questions.slice(1).map((one) => one.text))].slice(0, 3),
    }))
    .sort((a, b) => b.asked - a.asked);
}
