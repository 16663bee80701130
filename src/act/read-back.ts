import { dayOf } from '../domain/day.ts';
import { doneWith, type ExecutionEnd } from './attempt.ts';
import type { Claim } from './claim.ts';
import type { ActDeps } from './deps.ts';
import { settle } from './settle.ts';
import { readUnknown } from './store.ts';

/** A request that was lost on its way may still arrive for a while; only after that does its absence say something. */
const STRAY_MINUTES = 15;

/**
 * Asks the platforms about the actions whose outcome is unknown, and settles those that can now be told: done where a
 * receipt is found, failed where the platform keeps keys single and has none. Nothing is ever sent again here, and
 * what still cannot be told stays unknown. Returns how many were settled.
 */
export async function readBackUnknown(deps: ActDeps): Promise<number> {
  const now = deps.clock();
  const before = new Date(now.getTime() - STRAY_MINUTES * 60_000);
  let settled = 0;
  for (const { action, execution, purpose } of await readUnknown(deps.db, before)) {
    // Another platform than the one that was asked knows nothing of it.
    if (execution.adapter !== deps.adapter.name) continue;
    const identity = {
      actionId: action.id,
      now,
      today: dayOf(now, deps.shop.timeZone),
      shopName: deps.shop.name,
    };
    const claimed: Claim = { action, purpose, execution, now, identity };
    const end = await verdict(deps, claimed);
    if (!end) continue;
    await settle(deps, claimed, end);
    settled += 1;
  }
  return settled;
}

async function verdict(deps: ActDeps, claimed: Claim): Promise<ExecutionEnd | null> {
  const { adapter } = deps;
  try {
    const receipt = await adapter.find(claimed.execution.key);
    if (receipt) return await doneWith(deps, claimed, receipt);
  } catch {
    return null;
  }
  if (!adapter.idempotent) return null;
  const reason = 'The platform has now answered: it never received this, and nothing was changed.';
  return { state: 'failed', reason };
}
