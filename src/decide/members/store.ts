import type { Actor, Role } from '../../domain/actor.ts';
import type { Queryable, Transaction } from '../../domain/database.ts';

/** Someone with a role, known by Slack's team and user ids (or team "cli"). */
export interface Member {
  readonly teamId: string;
  readonly userId: string;
  readonly name: string | null;
  readonly roles: readonly Role[];
}

/** Everyone with a role. */
export async function listMembers(db: Queryable): Promise<Member[]> {
  const { rows } = await db.query<Member>(
    `select team_id as "teamId", user_id as "userId", name, roles from member
     where cardinality(roles) > 0 order by team_id, name, user_id`,
  );
  return rows;
}

/** The roles of an actor; none for a stranger and for anything that is not a person. */
export async function rolesOf(db: Queryable, actor: Actor): Promise<readonly Role[]> {
  if (actor.type !== 'user') return [];
  const { rows } = await db.query<{ roles: Role[] }>(
    'select roles from member where team_id = $1 and user_id = $2',
    [actor.teamId, actor.userId],
  );
  return rows[0]?.roles ?? [];
}

/** Writes a member's roles, replacing those that stood. */
export async function writeMember(tx: Transaction, member: Member, by: Actor, now: Date): Promise<void> {
  await tx.query(
    `insert into member (team_id, user_id, name, roles, added_by, added_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (team_id, user_id) do update
       set name = coalesce(excluded.name, member.name), roles = excluded.roles, added_by = excluded.added_by,
           added_at = excluded.added_at`,
    [member.teamId, member.userId, member.name, member.roles, JSON.stringify(by), now],
  );
}
