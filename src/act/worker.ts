import { newId } from '../platform/id.ts';
import { EXECUTE_ACTION, type ExecuteActionJob, type Jobs } from '../platform/jobs.ts';
import type { ActDeps } from './deps.ts';
import { executeAction } from './execute.ts';
import { readStranded } from './store.ts';

/**
 * Starts carrying out approved actions. What an earlier process left behind is queued again at once, beside its own
 * job, which the queue takes for running until it expires: delivered twice it has one effect.
 */
export async function registerActWorkers(jobs: Jobs, deps: ActDeps): Promise<void> {
  const stranded = await readStranded(deps.db);
  await deps.db.transaction(async (tx) => {
    for (const job of stranded) await jobs.enqueue(tx, EXECUTE_ACTION, job, { key: newId('resumed') });
  });
  await jobs.work<ExecuteActionJob>(EXECUTE_ACTION, (job) => executeAction(deps, job));
}
