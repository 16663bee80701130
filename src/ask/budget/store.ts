import { type Actor, actorKey } from '../../domain/actor.ts';
import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';

/** Whose tokens, and of which day of the shop. */
export interface PersonDay {
  readonly actor: Actor;
  readonly day: Day;
}

/** Tokens that somebody's questions have cost on a day. */
export async function readTokens(db: Queryable, { actor, day }: PersonDay): Promise<number> {
  const { rows } = await db.query<{ tokens: number }>(
    'select tokens::float8 as tokens from model_tokens where person = $1 and day = $2',
    [actorKey(actor), day],
  );
  return rows[0]?.tokens ?? 0;
}

export async function addTokens(db: Queryable, { actor, day }: PersonDay, tokens: number): Promise<void> {
  await db.query(
    `insert into model_tokens (person, day, tokens) values ($1, $2, $3)
     on conflict (person, day) do update set tokens = model_tokens.tokens + excluded.tokens`,
    [actorKey(actor), day, tokens],
  );
}

/** True for the one who is to tell somebody that a day's tokens are used up: each day once. */
export async function takeTelling(db: Queryable, { actor, day }: PersonDay, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    'update model_tokens set told_at = $3 where person = $1 and day = $2 and told_at is null',
    [actorKey(actor), day, now],
  );
  return rowCount > 0;
}
