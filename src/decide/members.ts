import { type Actor, CLI_TEAM } from '../domain/actor.ts';
import type { Database } from '../domain/database.ts';
import { appendTrace } from '../trace/append.ts';
import { authorise } from './authorise.ts';
import { listMembers, type Member, writeMember } from './members/store.ts';

export { listMembers, type Member, rolesOf } from './members/store.ts';

/**
 * Gives someone roles, replacing those that they had; no role takes all away. Only an admin may, except that the
 * first one is made by whoever holds the database: the start, or someone at the command line. Throws `not_allowed`.
 */
export async function grant(
  db: Database,
  { actor, member, now }: { actor: Actor; member: Member; now: Date },
): Promise<void> {
  if (!(await holdsTheDatabase(db, actor))) await authorise(db, { actor, verb: 'members', now });
  await db.transaction(async (tx) => {
    await writeMember(tx, member, actor, now);
    const { teamId, userId, roles } = member;
    const summary =
      roles.length > 0 ? `${userId} is now ${roles.join(' and ')}` : `${userId} has no role any more`;
    const data = { teamId, userId, roles };
    await appendTrace(tx, {
      kind: 'setting',
      findingId: null,
      actionId: null,
      actor,
      at: now,
      summary,
      data,
    });
  });
}

async function holdsTheDatabase(db: Database, actor: Actor): Promise<boolean> {
  if (actor.type === 'system') return true;
  if (actor.teamId !== CLI_TEAM) return false;
  return (await listMembers(db)).every(({ roles }) => !roles.includes('admin'));
}

/** Takes all roles from someone. Throws like `grant`. */
export function revoke(
  db: Database,
  { actor, teamId, userId, now }: { actor: Actor; teamId: string; userId: string; now: Date },
): Promise<void> {
  return grant(db, { actor, member: { teamId, userId, name: null, roles: [] }, now });
}
