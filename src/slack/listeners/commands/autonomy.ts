import { autonomyMessage } from '../../../../blocks/index.ts';
import { goOn, levelFrom, limitFrom, setLevel, setLimit, stopEverything } from '../../../decide/index.ts';
import type { Actor } from '../../../domain/actor.ts';
import { composeAutonomy } from '../../../learn/index.ts';
import type { Shown } from '../../deliver/post.ts';
import { GOES_ON, STOPPED } from '../actions/stop-everything.ts';
import type { ListenerDeps } from '../context.ts';
import type { OpsCommand } from './parse.ts';
import { words } from './words.ts';

/** What is asked of the boundaries with `/ops`. */
export type BoundaryCommand = Extract<
  OpsCommand,
  { verb: 'stop' | 'resume' | 'autonomy list' | 'autonomy set' | 'autonomy limit' }
>;

/** Carries out `/ops stop`, `/ops resume` and `/ops autonomy …`, and answers with what holds now. */
export async function boundaryAnswer(
  command: BoundaryCommand,
  actor: Actor,
  { db, clock, shop }: ListenerDeps,
): Promise<Shown> {
  const now = clock();
  if (command.verb === 'stop') {
    await stopEverything(db, { actor, now });
    return words(STOPPED);
  }
  if (command.verb === 'resume') {
    await goOn(db, { actor, now });
    return words(GOES_ON);
  }
  if (command.verb === 'autonomy set') {
    await setLevel(db, { ...levelFrom(command), actor, reason: null, now });
  }
  if (command.verb === 'autonomy limit') await setLimit(db, { ...limitFrom(command), actor, now });
  return autonomyMessage(await composeAutonomy(db, { shop: await shop(), now }));
}
