import type { Actor } from '../domain/actor.ts';
import { actsAlone } from '../domain/autonomy.ts';
import type { Shop } from '../domain/shop.ts';
import { lockFindings } from '../findings/index.ts';
import { approveNow, executionKey } from './approve.ts';
import { extentOf } from './boundaries/extent.ts';
import { permit } from './boundaries/permit.ts';
import { readRules } from './boundaries/read.ts';
import { levelOf, type Rules } from './boundaries/rules.ts';
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
  const candidates = (await proposedOf(deps.db, kinds)).filter((action) =>
    isTrusted(action, rules, deps, shop),
  );
  const decided: DecidedAlone[] = [];
  for (const candidate of candidates) {
    const action = await decideOne(deps, { candidate, now, shop });
    if (!action) continue;
    const { kind, band } = extentOf(deps.catalogue, action, shop.currency);
    decided.push({ ...action, tellAtOnce: levelOf(rules, kind, band) === 'act_then_tell' });
  }
  return decided;
}

/** What a person has edited is that person's to decide on. */
function isTrusted(action: ActionRow, rules: Rules, { catalogue }: DecideDeps, shop: Shop): boolean {
  const { kind, band } = extentOf(catalogue, action, shop.currency);
  return !action.edited && actsAlone(levelOf(rules, kind, band));
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
