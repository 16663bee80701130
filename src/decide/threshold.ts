import type { Actor } from '../domain/actor.ts';
import { appendTrace } from '../trace/append.ts';
import { resetThreshold, setThreshold, thresholdDefinition } from '../watch/index.ts';
import { authorise } from './authorise.ts';
import type { DecideDeps } from './deps.ts';
import { nameOf } from './name.ts';

/**
 * Sets a threshold from the next run on, or with `value` null puts it back to its default. Throws `not_allowed`, and
 * `invalid_input` with the names or the range there are.
 */
export async function changeThreshold(
  { db }: Pick<DecideDeps, 'db'>,
  { actor, name, value, now }: { actor: Actor; name: string; value: number | null; now: Date },
): Promise<void> {
  await authorise(db, { actor, verb: 'threshold', now });
  thresholdDefinition(name);
  await db.transaction(async (tx) => {
    if (value === null) await resetThreshold(tx, { name, actor, now });
    else await setThreshold(tx, { name, value, actor, now });
    const summary = `${nameOf(actor)} set ${name} to ${value ?? 'its default'}`;
    const data = { name, value };
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
