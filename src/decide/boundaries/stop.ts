import type { Actor } from '../../domain/actor.ts';
import type { Database } from '../../domain/database.ts';
import { appendTrace } from '../../trace/append.ts';
import { authorise } from '../authorise.ts';
import { nameOf } from '../name.ts';
import { insertStop, readStopped } from './store.ts';

interface Switch {
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * Stops everything: from this commit on no action is started, whoever decided on it; undoing goes on. Throws
 * `not_allowed`. False where it was stopped already.
 */
export function stopEverything(db: Database, by: Switch): Promise<boolean> {
  return turn(db, by, { stopped: true, verb: 'stop', did: 'stopped everything' });
}

/** Lets everything go on. Throws `not_allowed`. False where nothing was stopped. */
export function goOn(db: Database, by: Switch): Promise<boolean> {
  return turn(db, by, { stopped: false, verb: 'resume', did: 'let everything go on' });
}

async function turn(
  db: Database,
  { actor, now }: Switch,
  { stopped, verb, did }: { stopped: boolean; verb: 'stop' | 'resume'; did: string },
): Promise<boolean> {
  await authorise(db, { actor, verb, now });
  return db.transaction(async (tx) => {
    if (((await readStopped(tx)) !== null) === stopped) return false;
    await insertStop(tx, { stopped, by: actor, now });
    await appendTrace(tx, {
      kind: 'setting',
      findingId: null,
      actionId: null,
      actor,
      at: now,
      summary: `${nameOf(actor)} ${did}`,
      data: { stopped },
    });
    return true;
  });
}
