import type { Answer } from '../../ask/index.ts';
import { listMembers } from '../../decide/index.ts';
import type { ListenerDeps, personOf } from './context.ts';
import { membersCalled } from './members-called.ts';

/** An answer as its asker gets it: nobody is offered to ask themselves. */
export async function forAsker(
  answer: Answer,
  actor: ReturnType<typeof personOf>,
  { db, teamId }: Pick<ListenerDeps, 'db' | 'teamId'>,
): Promise<Answer> {
  if (!answer.owner) return answer;
  const members = (await listMembers(db)).filter((one) => one.teamId === teamId);
  const [member, ...others] = membersCalled(answer.owner, members);
  const isSelf = member?.userId === actor.userId && others.length === 0;
  return isSelf ? { ...answer, owner: null } : answer;
}
