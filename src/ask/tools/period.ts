import { findPeriods, type Period } from './period/find.ts';

export type { Period } from './period/find.ts';

/** The first period that a question names, in the shop's days; null where it names none. */
export function periodIn(question: string, now: Date, timeZone: string): Period | null {
  return findPeriods(question, now, timeZone).periods[0] ?? null;
}
