import type { ActionKind } from '../domain/action.ts';
import type { Actor } from '../domain/actor.ts';
import { actsAlone } from '../domain/autonomy.ts';
import type { Queryable, Transaction } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import { lockFindings } from '../findings/index.ts';
import { approveNow, executionKey } from './approve.ts';
import { approveTogether } from './approve-together.ts';
import { extentOf } from './boundaries/extent.ts';
import { permit } from './boundaries/permit.ts';
import { readRules } from './boundaries/read.ts';
import { levelOf, type Rules } from './boundaries/rules.ts';
import { readUsage } from './boundaries/store.ts';
import { obstacleAlone } from './boundaries/verdict.ts';
import type { DecideDeps } from './deps.ts';
import { obstacle } from './obstacle.ts';
import { type ActionRow, readActions, readUnasked } from './store.ts';

/** In whose name Daybreak decides by itself. */
export const ALONE: Actor = { type: 'system', name: 'autonomy' };

/** What was decided on alone. */
export type DecidedAlone = ActionRow & { readonly tellAtOnce: boolean };

/** What else happens in the transaction of a decision, or the decision does not either: people are told of it. */
export type AlsoAlone = (tx: Transaction, decided: readonly DecidedAlone[]) => Promise<void>;

/**
 * Decides by itself on what people let it: the proposals whose kind and band act alone and that stand inside every
 * boundary. What goes together of one finding is one plan; of alternatives only the first is taken, and nothing of a
 * finding that somebody has answered. The gate counts them here, and asks again before it lets them out.
 * Returns what was decided on, and whether people are told of it at once.
 */
export async function actAlone(
  deps: DecideDeps,
  now: Date,
  also: AlsoAlone = async () => undefined,
): Promise<DecidedAlone[]> {
  const shop = await deps.shop();
  const rules = await readRules(deps.db, now, shop.timeZone);
  const kinds = [...new Set(rules.levels.filter(({ level }) => actsAlone(level)).map(({ kind }) => kind))];
  if (rules.stopped || kinds.length === 0) return [];
  const candidates = Map.groupBy(await readUnasked(deps.db, { kinds, now }), ({ findingId }) => findingId);
  const decided: DecidedAlone[] = [];
  let usages = await readUsages(deps.db, kinds, now);
  for (const [findingId, proposals] of candidates) {
    // Most of what waits is told no without a transaction of its own.
    const mayGo = proposals.some((proposal) => {
      const extent = extentOf(deps.catalogue, proposal, shop.currency);
      const usage = usages.get(extent.kind);
      return usage && !obstacleAlone(rules, { extent, now, shop, ...usage });
    });
    if (!mayGo) continue;
    const actions = await decideOn(deps, { findingId, kinds, rules, now, shop, also });
    decided.push(...actions);
    if (actions.length > 0) usages = await readUsages(deps.db, kinds, now);
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

interface Deciding {
  readonly findingId: string;
  readonly kinds: readonly ActionKind[];
  readonly rules: Rules;
  readonly now: Date;
  readonly shop: Shop;
  readonly also: AlsoAlone;
}

/** Decides on a finding's proposals as they stand, in a transaction of their own; none where something speaks against each. */
async function decideOn(
  deps: DecideDeps,
  { findingId, kinds, rules, now, shop, also }: Deciding,
): Promise<DecidedAlone[]> {
  const { db, catalogue } = deps;
  return db.transaction(async (tx) => {
    await lockFindings(tx, [findingId]);
    const standing = await readUnasked(tx, { kinds, findingId, now });
    await readActions(
      tx,
      standing.map(({ id }) => id),
      { lock: true },
    );
    const permitted: ActionRow[] = [];
    for (const action of standing.toSorted((a, b) => a.ordinal - b.ordinal)) {
      if (obstacle(action, action.revision, now)) continue;
      const key = executionKey(action);
      const deciding = { ...action, decidedBy: ALONE };
      if (!(await permit(tx, catalogue, { action: deciding, key, now, shop }))) permitted.push(action);
    }
    await approveAlone(tx, deps, permitted, now);
    const decided = permitted.map((action): DecidedAlone => {
      const { kind, band } = extentOf(catalogue, action, shop.currency);
      const tellAtOnce = levelOf(rules, kind, band) === 'act_then_tell';
      return { ...action, state: 'approved', decidedBy: ALONE, decidedAt: now, tellAtOnce };
    });
    if (decided.length > 0) await also(tx, decided);
    return decided;
  });
}

/** Several are one plan, as people's are. */
async function approveAlone(
  tx: Transaction,
  deps: DecideDeps,
  actions: readonly ActionRow[],
  now: Date,
): Promise<void> {
  const [first, ...others] = actions;
  if (!first) return;
  if (others.length === 0) await approveNow(tx, deps, { action: first, actor: ALONE, now });
  else await approveTogether(tx, deps, { actions, actor: ALONE, now });
}
