import { authorise, listMembers } from '../../decide/index.ts';
import { type Actor, plainName } from '../../domain/actor.ts';
import type { Database } from '../../domain/database.ts';
import { DaybreakError } from '../../domain/errors.ts';
import { appendTrace } from '../../trace/index.ts';
import { readDocument, setAwaiting } from './store.ts';

/**
 * The owner of a document that somebody else saved says that it is right. Throws `not_found`, `not_allowed` for anybody
 * but the owner, and `already_decided`; then nothing changes.
 */
export async function confirmKnowledge(
  db: Database,
  id: string,
  { actor, now }: { actor: Actor; now: Date },
): Promise<{ title: string }> {
  await authorise(db, { actor, verb: 'see', now });
  const document = await readDocument(db, id);
  if (!document) throw new DaybreakError('not_found', 'It is not kept any more. Nothing was done.');
  const { title, owner } = document;
  const name = await memberName(db, actor);
  if (!owner || !name || plainName(name) !== plainName(owner))
    throw new DaybreakError('not_allowed', `Only ${owner ?? 'its owner'} can confirm it. Nothing was done.`);
  await db.transaction(async (tx) => {
    if (!(await setAwaiting(tx, id, false)))
      throw new DaybreakError('already_decided', 'It is confirmed already. Your click changed nothing.');
    await appendTrace(tx, {
      ...{ at: now, kind: 'saved', findingId: null, actionId: null, actor },
      summary: `${owner} confirmed “${title}”`,
      data: { id, confirmed: true },
    });
  });
  return { title };
}

async function memberName(db: Database, actor: Actor): Promise<string | null> {
  if (actor.type !== 'user') return null;
  const members = await listMembers(db);
  return (
    members.find(({ teamId, userId }) => teamId === actor.teamId && userId === actor.userId)?.name ?? null
  );
}
