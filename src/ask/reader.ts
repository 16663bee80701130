import { rolesFor, rolesOf } from '../decide/index.ts';
import type { Actor } from '../domain/actor.ts';
import type { Database } from '../domain/database.ts';

/** Who reads an answer. */
export interface Reader {
  /** Nobody but who asked reads it: a direct message, an answer shown to one person, the command line. */
  readonly isPrivate: boolean;
  /** It may hold customers' personal data. */
  readonly mayReadPersonal: boolean;
}

/** Who reads the answer to an actor: customers' data is for approvers and admins, and only where nobody else reads it. */
export async function readerOf(db: Database, actor: Actor, isPrivate: boolean): Promise<Reader> {
  const roles = isPrivate ? await rolesOf(db, actor) : [];
  return { isPrivate, mayReadPersonal: roles.some((role) => rolesFor('approve').includes(role)) };
}
