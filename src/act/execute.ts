import { DaybreakError } from '../domain/errors.ts';
import type { ExecuteActionJob } from '../platform/jobs.ts';
import { attempt } from './attempt.ts';
import { claim } from './claim.ts';
import type { ActDeps } from './deps.ts';
import { followPlan } from './follow-plan.ts';
import { settle } from './settle.ts';

/**
 * Carries out one approved revision, or its undo, and then what follows of its plan; any number of deliveries of the
 * same job have one effect. Rejects with `unavailable` when the job should be delivered again: another process holds
 * it, or the platform's answer was lost and asking again under the same key is safe.
 */
export async function executeAction(deps: ActDeps, job: ExecuteActionJob): Promise<void> {
  await executeOne(deps, job);
  const next = await followPlan(deps, job.actionId);
  if (next) await executeAction(deps, next);
}

async function executeOne(deps: ActDeps, job: ExecuteActionJob): Promise<void> {
  const claimed = await claim(deps, job);
  if (claimed === 'nothing_to_do') return;
  if (claimed === 'busy') throw again(`Action ${job.actionId} is being carried out by another process`);
  await deps.reached?.('claimed');
  const end = await attempt(deps, claimed);
  await deps.reached?.('applied');
  await settle(deps, claimed, end);
  await deps.reached?.('settled');
  if (end.state === 'queued')
    throw again(`The answer to ${claimed.execution.key} was lost; it is asked again`);
}

function again(message: string): DaybreakError {
  return new DaybreakError('unavailable', message);
}
