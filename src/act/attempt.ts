import { DaybreakError } from '../domain/errors.ts';
import { type Adapter, PlatformRefusal, type Receipt, type TargetState } from './adapter.ts';
import type { Claim } from './claim.ts';
import { type ActDeps, DEFAULT_TIMEOUT_MS, MAX_ATTEMPTS } from './deps.ts';
import { askGate } from './gate.ts';
import { registry } from './registry.ts';
import { rememberBefore } from './store.ts';
import { originalChange, undoObstacle } from './undo-guard.ts';

/** How an execution ended. */
export type ExecutionEnd =
  /** `after` is null where the platform could not show how things stand now. */
  | { readonly state: 'done'; readonly receipt: Receipt; readonly after: readonly TargetState[] | null }
  | { readonly state: 'refused' | 'failed' | 'unknown'; readonly reason: string };

/** How an attempt ended; `queued` asks for another one. */
export type AttemptEnd = ExecutionEnd | { readonly state: 'queued'; readonly reason: string };

/**
 * One attempt, outside any transaction: look whether an earlier one took effect, check that the basis is still true,
 * remember the state before, make the change. When the answer is lost it is read back, never blindly repeated.
 */
export async function attempt(deps: ActDeps, claimed: Claim): Promise<AttemptEnd> {
  const prepared = await prepare(deps, claimed);
  if ('state' in prepared) return prepared;
  await deps.reached?.('remembered');
  const signal = AbortSignal.timeout(deps.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  let receipt: Receipt;
  try {
    receipt = await unlessAborted(signal, send(deps, claimed, prepared.before, signal));
  } catch (error) {
    if (error instanceof PlatformRefusal) return { state: 'failed', reason: error.message };
    return afterLostAnswer(deps, claimed);
  }
  return doneWith(deps, claimed, receipt);
}

/** Everything before the change; whatever fails here has changed nothing. */
async function prepare(
  deps: ActDeps,
  claimed: Claim,
): Promise<AttemptEnd | { readonly before: readonly TargetState[] }> {
  const { adapter } = deps;
  const { execution } = claimed;
  // The state before is always remembered before anything is sent: without that memory nothing was.
  const mayHaveBeenSent = execution.before !== null;
  try {
    if (mayHaveBeenSent) {
      const earlier = await adapter.find(execution.key);
      if (earlier) return await doneWith(deps, claimed, earlier);
      if (!adapter.idempotent) return { state: 'unknown', reason: UNKNOWN };
    }
    const obstacle = await obstacleTo(deps, claimed);
    if (obstacle) return { state: 'refused', reason: obstacle };
    const before = await rememberBefore(deps.db, execution, await adapter.read(targetsOf(claimed)));
    const held = await heldBack(deps, claimed);
    if (held) return { state: 'refused', reason: held };
    return before ? { before } : { state: 'queued', reason: 'Another process has taken over' };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (execution.attempts < MAX_ATTEMPTS) return { state: 'queued', reason: why };
    return mayHaveBeenSent
      ? { state: 'unknown', reason: `${UNKNOWN} (${why})` }
      : { state: 'failed', reason: `The platform could not be reached, so nothing was changed (${why}).` };
  }
}

/** The last look before anything leaves: a stop, or a rule that came since the decision, still holds it back. */
async function heldBack(deps: ActDeps, { action, purpose, execution, now }: Claim): Promise<string | null> {
  if (purpose === 'undo') return null;
  return deps.db.transaction((tx) => askGate(tx, deps, { action, key: execution.key, now }));
}

const UNKNOWN =
  'The platform’s answer was lost and it cannot say whether the change was made. Please check there before doing it again.';

async function obstacleTo(deps: ActDeps, { action, purpose, identity }: Claim): Promise<string | null> {
  if (purpose === 'undo') return undoObstacle(deps, action);
  const { db, shop } = deps;
  const { draftedAt } = action;
  try {
    return await registry[action.kind].guard(action.params, { ...identity, db, shop, draftedAt });
  } catch (error) {
    // Parameters that no longer parse cannot be right, however often they are tried.
    if (error instanceof DaybreakError && error.code === 'invalid_input') return error.message;
    throw error;
  }
}

function targetsOf({ action, identity }: Claim) {
  return registry[action.kind].changes(action.params, identity).map(({ target }) => target);
}

async function send(
  deps: ActDeps,
  { action, purpose, execution, identity, now }: Claim,
  before: readonly TargetState[],
  signal: AbortSignal,
): Promise<Receipt> {
  const { key } = execution;
  if (purpose === 'do') {
    const changes = registry[action.kind].changes(action.params, identity);
    return deps.adapter.apply({ key, changes, before, now, signal });
  }
  const original = await originalChange(deps.db, action);
  return deps.adapter.revert({ key, undoes: original.key, before: original.before ?? [], now, signal });
}

/** The receipt is the proof; what it left behind is only needed to undo it. */
export async function doneWith(deps: ActDeps, claimed: Claim, receipt: Receipt): Promise<ExecutionEnd> {
  const after = await deps.adapter.read(targetsOf(claimed)).catch(() => null);
  return { state: 'done', receipt, after };
}

/** Reads back; a change that did not happen is asked for again only where the platform keeps keys single. */
async function afterLostAnswer(deps: ActDeps, claimed: Claim): Promise<AttemptEnd> {
  const { adapter } = deps;
  const found = await readBack(adapter, claimed.execution.key);
  if (found) return doneWith(deps, claimed, found);
  const mayAskAgain = adapter.idempotent && claimed.execution.attempts < MAX_ATTEMPTS;
  return mayAskAgain
    ? { state: 'queued', reason: 'The platform did not answer; asking again.' }
    : { state: 'unknown', reason: UNKNOWN };
}

/** A read-back that fails tells as little as the lost answer. */
async function readBack(adapter: Adapter, key: string): Promise<Receipt | null> {
  try {
    return await adapter.find(key);
  } catch {
    return null;
  }
}

/** Rejects as soon as the signal aborts, even when the work never notices. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}
