import type { Action, ActionState } from '../domain/action.ts';

/** An action in one of these answers its finding: the options drafted before the answer are no longer asked about. */
export const ANSWERING: readonly ActionState[] = ['approved', 'executing', 'done', 'undoing'];

type Dated = Action & { readonly createdAt: Date };

/** Has somebody answered what is proposed? What was drafted only after their answer is a new question. */
export function isAnswered(actions: readonly Dated[]): boolean {
  const answers = actions.filter(({ state }) => ANSWERING.includes(state));
  const isAsked = actions.some(
    (one) => one.state === 'proposed' && !answers.some((answer) => rulesOut(answer, one)),
  );
  return answers.length > 0 && !isAsked;
}

/** A person's answer is about all that stood with it; what was done alone only about its own alternatives. */
function rulesOut({ decidedAt, decidedBy, oneOf }: Dated, asked: Dated): boolean {
  if (asked.createdAt.getTime() > (decidedAt?.getTime() ?? 0)) return false;
  return decidedBy?.type !== 'system' || (oneOf != null && oneOf === asked.oneOf);
}
