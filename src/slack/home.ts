import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { homeView } from '../../blocks/index.ts';
import { composeHome } from '../brief/index.ts';
import { readStopped, rolesOf } from '../decide/index.ts';
import type { Actor } from '../domain/actor.ts';
import { composeProgress } from '../learn/index.ts';
import { readChangeCount } from './deliver/facts.ts';
import { readBlocked } from './deliver/store.ts';
import type { SlackDeps } from './deps.ts';
import { withBlocked } from './views/blocked.ts';
import { noRoleHome } from './views/no-role.ts';

/** Someone who opened their Home. */
export interface Visitor {
  readonly teamId: string;
  readonly userId: string;
}

/** The Homes that people may be looking at. */
export interface Homes {
  /** Draws someone's Home now, and keeps it true while they may still look at it. */
  publish(visitor: Visitor): Promise<void>;
  /** Draws the Homes of recent visitors again where anything has changed since. */
  refresh(): Promise<void>;
}

/** Nobody looks at one screen for longer; whoever comes back opens it again. */
const VISIT_MS = 10 * 60_000;
/** Slack takes a hundred views a minute; beyond these, people see changes when they open Home again. */
const MOST_VISITORS = 20;

export function createHomes(client: WebClient, deps: SlackDeps): Homes {
  const visits = new Map<string, { visitor: Visitor; until: number; shown: number }>();
  const draw = async (visitor: Visitor, until: number) => {
    const shown = await readChangeCount(deps.db);
    await publishHome(client, deps, visitor);
    visits.delete(visitor.userId);
    visits.set(visitor.userId, { visitor, until, shown });
    const [oldest] = visits.keys();
    if (visits.size > MOST_VISITORS && oldest) visits.delete(oldest);
  };
  return {
    publish: (visitor) => draw(visitor, deps.clock().getTime() + VISIT_MS),
    refresh: async () => {
      const now = deps.clock().getTime();
      for (const [id, { until }] of visits) if (until <= now) visits.delete(id);
      if (visits.size === 0) return;
      const changes = await readChangeCount(deps.db);
      const stale = [...visits.values()].filter(({ shown }) => shown !== changes);
      for (const { visitor, until } of stale) await draw(visitor, until);
    },
  };
}

/** Someone without a role is told how to get one, and sees nothing of the shop. */
async function publishHome(client: WebClient, deps: SlackDeps, { teamId, userId }: Visitor): Promise<void> {
  const { db } = deps;
  const actor: Actor = { type: 'user', teamId, userId };
  const roles = await rolesOf(db, actor);
  const view = roles.length === 0 ? noRoleHome() : await memberHome(deps, actor, roles.includes('admin'));
  await client.views.publish({ user_id: userId, view });
}

/** The decisions; for who can put it right, also what Slack does not take from us. */
async function memberHome(deps: SlackDeps, actor: Actor, isAdmin: boolean): Promise<HomeView> {
  const { db, catalogue } = deps;
  const composing = { now: deps.clock(), shop: await deps.shop(), catalogue };
  const home = await composeHome(db, { actor, ...composing });
  const [stopped, progress] = [await readStopped(db), await composeProgress(db, composing)];
  const view = homeView(home, { stopped, progress });
  return isAdmin ? withBlocked(view, await readBlocked(db)) : view;
}
