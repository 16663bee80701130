import type { Actor } from '../domain/actor.ts';
import type { Transaction } from '../domain/database.ts';
import { DaybreakError } from '../domain/errors.ts';
import { lockFindings, touchFinding } from '../findings/index.ts';
import { EXECUTE_ACTION, type ExecuteActionJob } from '../platform/jobs.ts';
import { appendTrace } from '../trace/append.ts';
import { authorise } from './authorise.ts';
import { stillMissing } from './boundaries/missing.ts';
import type { DecideDeps } from './deps.ts';
import { nameOf } from './name.ts';
import { obstacle } from './obstacle.ts';
import { POLICY_VERSION } from './policy.ts';
import { type ActionRow, insertDecision, noteOutcome, readAction, settle } from './store.ts';

/** Which action, as it was shown, and who says yes. */
export interface Approval {
  readonly actor: Actor;
  readonly actionId: string;
  readonly revision: number;
  readonly now: Date;
}

/**
 * Approves exactly the revision that was shown and queues its execution, in one transaction; where the rules ask for
 * more people, it is one yes of several and the action goes on waiting. Throws `not_allowed`, `not_found`, `expired`,
 * `already_decided` (with who was first) or `changed_since_shown`; then nothing was done.
 */
export async function approve(
  deps: DecideDeps,
  { actor, actionId, revision, now }: Approval,
): Promise<ActionRow> {
  const { db, catalogue } = deps;
  const shop = await deps.shop();
  const shown = await readAction(db, actionId);
  await authorise(db, {
    actor,
    verb: 'approve',
    now,
    actionId: shown?.id ?? null,
    findingId: shown?.findingId ?? null,
    ...(shown ? { effect: catalogue.effectClass(shown.kind) } : {}),
  });
  return db.transaction(async (tx) => {
    if (shown) await lockFindings(tx, [shown.findingId]);
    const action = await readAction(tx, actionId, { lock: true });
    const problem = obstacle(action, revision, now);
    if (problem || !action) throw problem;
    const missing = await stillMissing(tx, catalogue, { action, actor, now, shop });
    return missing
      ? endorse(tx, { action, actor, missing, now })
      : approveNow(tx, deps, { action, actor, now });
  });
}

/** What makes the effect of a revision single. */
export function executionKey({ id, revision }: Pick<ActionRow, 'id' | 'revision'>): string {
  return `${id}:${revision}:do`;
}

/** Settles a proposal as approved and queues it, in the caller's transaction. */
export async function approveNow(
  tx: Transaction,
  { jobs }: Pick<DecideDeps, 'jobs'>,
  { action, actor, now }: { action: ActionRow; actor: Actor; now: Date },
): Promise<ActionRow> {
  const { id: actionId, revision, findingId, label, paramsHash, params } = action;
  await settle(tx, { ids: [actionId], state: 'approved', revision, by: actor, outcome: null, now });
  const rules = await insertDecision(tx, { verb: 'approve', findingId, action, actor, now });
  await appendTrace(tx, {
    kind: 'approved',
    findingId,
    actionId,
    actor,
    at: now,
    summary: `${nameOf(actor)} approved "${label}"`,
    data: { revision, paramsHash, params, policy: POLICY_VERSION, rules },
  });
  await touchFinding(tx, findingId);
  const job: ExecuteActionJob = { actionId, revision, purpose: 'do' };
  await jobs.enqueue(tx, EXECUTE_ACTION, job, { key: executionKey(action) });
  return { ...action, state: 'approved', decidedBy: actor, decidedAt: now };
}

/** One yes of several. */
async function endorse(
  tx: Transaction,
  { action, actor, missing, now }: { action: ActionRow; actor: Actor; missing: Missing; now: Date },
): Promise<ActionRow> {
  const { id: actionId, findingId, label, revision, paramsHash } = action;
  if (missing.again) {
    throw new DaybreakError(
      'already_decided',
      `You have said yes to "${label}"; it waits for ${missing.of}. Your click changed nothing.`,
    );
  }
  const outcome = `${nameOf(actor)} said yes; it waits for ${missing.of}.`;
  await noteOutcome(tx, { actionId, outcome, now });
  await insertDecision(tx, { verb: 'endorse', findingId, action, actor, now });
  await appendTrace(tx, {
    kind: 'endorsed',
    findingId,
    actionId,
    actor,
    at: now,
    summary: `${nameOf(actor)} said yes to "${label}", which waits for ${missing.of}`,
    data: { revision, paramsHash, waitsFor: missing.of },
  });
  await touchFinding(tx, findingId);
  return { ...action, outcome };
}

type Missing = NonNullable<Awaited<ReturnType<typeof stillMissing>>>;
