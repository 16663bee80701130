import type { Action, ActionState } from '../domain/action.ts';

/** An action in one of these answers its finding: the options drafted before the answer are no longer asked about. */
export const ANSWERING: readonly ActionState[] = ['approved', 'executing', 'done', 'undoing'];

/** Has somebody answered what is proposed? What was drafted only after their answer is a new question. */
export function isAnswered(actions: readonly (Action & { readonly createdAt: Date })[]): boolean {
  const answers = actions.filter(({ state }) => ANSWERING.includes(state));
  const answeredAt = Math.max(...answers.map(({ decidedAt }) => decidedAt?.getTime() ?? 0));
  const isAsked = actions.some(
    ({ state, createdAt }) => state === 'proposed' && createdAt.getTime() > answeredAt,
  );
  return answers.length > 0 && !isAsked;
}
