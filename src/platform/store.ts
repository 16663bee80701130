import type { Database } from '../domain/database.ts';

/** How a slot of a job stands in the ledger. */
export interface SlotRun {
  readonly job: string;
  readonly slot: string;
  readonly dueAt: Date;
}

/**
 * Claims a slot for this process: true exactly once per slot, or again when an earlier claim failed or its process
 * died (its lease has passed), up to `attempts` times.
 */
export async function claimSlot(
  db: Database,
  { job, slot, dueAt }: SlotRun,
  { now, leaseSeconds, attempts }: { now: Date; leaseSeconds: number; attempts: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into job_run (job, slot, state, due_at, started_at, lease_until)
     values ($1, $2, 'running', $3, $4, $4::timestamptz + make_interval(secs => $5))
     on conflict (job, slot) do update
       set state = 'running', attempts = job_run.attempts + 1, started_at = excluded.started_at,
           lease_until = excluded.lease_until, note = null
       where job_run.attempts < $6
         and (job_run.state = 'failed' or (job_run.state = 'running' and job_run.lease_until < $4))`,
    [job, slot, dueAt, now, leaseSeconds, attempts],
  );
  return rowCount === 1;
}

/** Marks a claimed slot as ended. */
export async function finishSlot(
  db: Database,
  { job, slot }: Pick<SlotRun, 'job' | 'slot'>,
  { state, now, note }: { state: 'done' | 'failed' | 'skipped'; now: Date; note?: string },
): Promise<void> {
  await db.query('update job_run set state = $3, finished_at = $4, note = $5 where job = $1 and slot = $2', [
    job,
    slot,
    state,
    now,
    note ?? null,
  ]);
}

/** The last slots of a job that ended, newest first: what the briefing says about late and failed runs. */
export async function recentRuns(
  db: Database,
  job: string,
  limit: number,
): Promise<{ slot: string; state: string; due_at: Date; started_at: Date; note: string | null }[]> {
  const { rows } = await db.query<{
    slot: string;
    state: string;
    due_at: Date;
    started_at: Date;
    note: string | null;
  }>(
    'select slot, state, due_at, started_at, note from job_run where job = $1 order by due_at desc limit $2',
    [job, limit],
  );
  return rows;
}
