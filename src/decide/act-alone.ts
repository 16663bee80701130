import type { ActionKind } from '../domain/action.ts';
import type { Actor } from '../domain/actor.ts';
import { actsAlone } from '../domain/autonomy.ts';
import type { Queryable } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import { lockFindings } from '../findings/index.ts';
import { approveNow, executionKey } from './approve.ts';
import { extentOf } from './boundaries/extent.ts';
import { permit } from './boundaries/permit.ts';
import { readRules } from './boundaries/read.ts';
import { levelOf } from './boundaries/rules.ts';
import { readUsage } from './boundaries/store.ts';
import { obstacleAlone } from './boundaries/verdict.ts';
import type { DecideDeps } from './deps.ts';
import { obstacle } from './obstacle.ts';
import { type ActionRow, proposedOf, readAction } from './store.ts';

/** In whose name Daybreak decides by itself. */
export const ALONE: Actor = { type: 'system', name: 'autonomy' };

/** What was decided on alone. */
export type DecidedAlone = ActionRow & { readonly tellAtOnce: boolean };

/**
 * Decides by itself on what people let it: the proposals whose kind and band act alone and that stand inside every
 * boundary. The gate counts them here, and asks again before it lets them out.
 * Returns what was decided on, and whether people are told of it at once.
 */
export async function actAlone(deps: DecideDeps, now: Date): Promise<DecidedAlone[]> {
  const shop = await deps.shop();
  const rules = await readRules(deps.db, now, shop.timeZone);
  const kinds = [...new Set(rules.levels.filter(({ level }) => actsAlone(level)).map(({ kind }) => kind))];
  if (rules.stopped || kinds.length === 0) return [];
  const candidates = (await proposedOf(deps.db, kinds)).filter((action) => !action.edited);
  const decided: DecidedAlone[] = [];
  let usages = await readUsages(deps.db, kinds, now);
  for (const candidate of candidates) {
    const extent = extentOf(deps.catalogue, candidate, shop.currency);
    const usage = usages.get(extent.kind);
    // Most of what waits is told no without a transaction of its own.
    if (!usage || obstacleAlone(rules, { extent, now, shop, ...usage })) continue;
    const action = await decideOne(deps, { candidate, now, shop });
    if (!action) continue;
    const tellAtOnce = levelOf(rules, extent.kind, extent.band) === 'act_then_tell';
    decided.push({ ...action, tellAtOnce });
    usages = await readUsages(deps.db, kinds, now);
  }
  return decided;
}

/** What was done alone before, by kind. */
async function readUsages(db: Queryable, kinds: readonly ActionKind[], now: Date) {
  const read = kinds.map(async (kind) => {
    const { whole, ...usage } = await readUsage(db, kind, now);
    return [kind, { usage, whole }] as const;
  });
  return new Map(await Promise.all(read));
}

/** One decision in a transaction of its own, on the proposal as it stands; null where something speaks against it. */
async function decideOne(
  deps: DecideDeps,
  { candidate, now, shop }: { candidate: ActionRow; now: Date; shop: Shop },
): Promise<ActionRow | null> {
  const { db, catalogue } = deps;
  return db.transaction(async (tx) => {
    await lockFindings(tx, [candidate.findingId]);
    const action = await readAction(tx, candidate.id, { lock: true });
    if (!action || obstacle(action, candidate.revision, now)) return null;
    const key = executionKey(action);
    const deciding = { ...action, decidedBy: ALONE };
    if (await permit(tx, catalogue, { action: deciding, key, now, shop })) return null;
    return approveNow(tx, deps, { action, actor: ALONE, now });
  });
}
