import type { WebClient } from '@slack/web-api';
import { homeView } from '../../blocks/index.ts';
import { composeHome } from '../brief/index.ts';
import { rolesOf } from '../decide/index.ts';
import type { Actor } from '../domain/actor.ts';
import type { SlackDeps } from './deps.ts';
import { noRoleHome } from './views/no-role.ts';

/** Draws someone's Home from rows. Someone without a role is told how to get one, and sees nothing of the shop. */
export async function publishHome(
  client: WebClient,
  deps: SlackDeps,
  { teamId, userId }: { teamId: string; userId: string },
): Promise<void> {
  const { db, catalogue } = deps;
  const actor: Actor = { type: 'user', teamId, userId };
  const roles = await rolesOf(db, actor);
  const composing = { now: deps.clock(), shop: await deps.shop(), catalogue };
  const view = roles.length === 0 ? noRoleHome() : homeView(await composeHome(db, { actor, ...composing }));
  await client.views.publish({ user_id: userId, view });
}
