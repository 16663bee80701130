import type { WebClient } from '@slack/web-api';
import { handoverStartedMessage } from '../../../../blocks/index.ts';
import { startHandover } from '../../../ask/index.ts';
import { authorise, listMembers } from '../../../decide/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import type { Shown } from '../../deliver/post.ts';
import type { ListenerDeps, personOf } from '../context.ts';
import { directMessage } from '../direct-message.ts';
import { membersCalled } from '../members-called.ts';
import type { Named } from './parse.ts';

/** `/ops handover`: someone is asked, in a direct message, what only they know. */
export async function beginHandover(
  who: Named,
  actor: ReturnType<typeof personOf>,
  { client, deps, isAgain }: { client: WebClient; deps: ListenerDeps; isAgain: boolean },
): Promise<Shown> {
  const now = deps.clock();
  await authorise(deps.db, { actor, verb: 'handover', now });
  const members = (await listMembers(deps.db)).filter(({ teamId }) => teamId === deps.teamId);
  const userId = who.userId ?? userNamed(who.name, members);
  const known = members.find((member) => member.userId === userId)?.name;
  const handover = await startHandover(deps, {
    actor,
    teamId: deps.teamId,
    userId,
    called: [known ?? '', who.name],
    askedIn: await directMessage(client, userId),
    toldIn: await directMessage(client, actor.userId),
    isAgain,
    now,
  });
  return handoverStartedMessage(handover);
}

/** Whoever is called that among those who have a role; Slack itself names others only by their id. */
function userNamed(name: string, members: readonly { userId: string; name: string | null }[]): string {
  const [first, second] = membersCalled(name, members);
  if (first && !second) return first.userId;
  const why = second ? 'More than one member is' : 'No member is';
  throw new DaybreakError(
    'invalid_input',
    `${why} called “${name}”. Choose the person from the list that Slack shows after @. Nothing was asked.`,
  );
}
