import type { Queryable, Transaction } from '../../../domain/database.ts';

/**
 * Ids of what was done alone before an instant and that no digest of the channel tells, the oldest first. What was told
 * elsewhere before this channel had its first message is not told again.
 */
export async function readUntold(
  db: Queryable,
  { channel, before }: { channel: string; before: Date },
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select a.id from action a
      where a.decided_by->>'type' = 'system' and a.decided_by->>'name' = 'autonomy' and a.decided_at < $2
        and not exists (select from told_alone t where t.channel = $1 and t.action_id = a.id)
        and (not exists (select from told_alone t where t.action_id = a.id)
             or a.decided_at >= (select min(created_at) from card where channel = $1))
      order by a.decided_at, a.plan_step nulls first, a.id`,
    [channel, before],
  );
  return rows.map(({ id }) => id);
}

/** Keeps which digest tells what. */
export async function writeTold(
  tx: Transaction,
  { channel, told, now }: { channel: string; told: readonly { card: string; id: string }[]; now: Date },
): Promise<void> {
  await tx.query(
    `insert into told_alone (channel, action_id, card, told_at)
     select $1, t.id, t.card, $2 from unnest($3::text[], $4::text[]) as t (id, card)`,
    [channel, now, told.map(({ id }) => id), told.map(({ card }) => card)],
  );
}

/** What a digest tells: its actions, how many its earlier pages tell, and how many there are on all of them. */
export async function readTold(
  db: Queryable,
  { channel, card }: { channel: string; card: string },
): Promise<{ ids: string[]; before: number; total: number }> {
  const { rows } = await db.query<{ id: string; own: boolean; earlier: boolean }>(
    `select t.action_id as id, t.card = $2 as own,
            length(t.card) < length($2) or length(t.card) = length($2) and t.card < $2 as earlier
       from told_alone t join action a on a.id = t.action_id
      where t.channel = $1 and split_part(t.card, ':', 1) = split_part($2, ':', 1)
      order by a.decided_at, a.plan_step nulls first, a.id`,
    [channel, card],
  );
  return {
    ids: rows.filter(({ own }) => own).map(({ id }) => id),
    before: rows.filter(({ earlier }) => earlier).length,
    total: rows.length,
  };
}
