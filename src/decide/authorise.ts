import type { EffectClass } from '../domain/action.ts';
import type { Actor } from '../domain/actor.ts';
import type { Database } from '../domain/database.ts';
import { DaybreakError } from '../domain/errors.ts';
import { appendTrace } from '../trace/append.ts';
import { listMembers, rolesOf } from './members/store.ts';
import { nameOf } from './name.ts';
import { policy, rolesFor, type Verb } from './policy.ts';

/** Who asks for what, of which finding or action. */
export interface Request {
  readonly actor: Actor;
  readonly verb: Verb;
  readonly now: Date;
  readonly findingId?: string | null;
  readonly actionId?: string | null;
  readonly effect?: EffectClass;
}

/**
 * Checks authority at the moment of asking, from our own table. A refusal is traced in a transaction of its own and
 * thrown as `not_allowed`, with a sentence that says who can.
 */
export async function authorise(db: Database, request: Request): Promise<void> {
  const { actor, verb, now, findingId = null, actionId = null, effect } = request;
  const roles = await rolesOf(db, actor);
  const members = await listMembers(db);
  const whoMay = members
    .filter((member) => member.roles.some((role) => rolesFor(verb).includes(role)))
    .map(({ name, userId }) => name ?? userId);
  const verdict = policy({ verb, roles, whoMay, ...(effect ? { effect } : {}) });
  if (verdict.allowed) return;
  const data = { verb, roles };
  const summary = `${nameOf(actor)} may not ${verb}`;
  await db.transaction((tx) =>
    appendTrace(tx, { kind: 'denied', findingId, actionId, actor, at: now, summary, data }),
  );
  throw new DaybreakError('not_allowed', verdict.sentence);
}
