import type { Actor } from '../domain/actor.ts';

/** How a sentence names an actor. */
export function nameOf(actor: Actor): string {
  if (actor.type === 'system') return 'Daybreak';
  return actor.name ?? actor.userId;
}
