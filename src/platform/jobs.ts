import { PgBoss } from 'pg-boss';
import type { Database, Transaction } from '../domain/database.ts';
import type { Log } from './log.ts';

/** Carries out an approved action (or its undo); data is `ExecuteActionJob`. */
export const EXECUTE_ACTION = 'act.execute';

export interface ExecuteActionJob {
  readonly actionId: string;
  readonly revision: number;
  readonly purpose: 'do' | 'undo';
}

/** Puts work into the queue inside the caller's transaction: it exists if and only if the transaction commits. */
export interface JobQueue {
  /** With a `key`, a job of the same queue and key that is waiting or running is not created twice. */
  enqueue(
    tx: Transaction,
    queue: string,
    data: object,
    options?: { key?: string; startAfter?: Date },
  ): Promise<void>;
}

export interface Jobs extends JobQueue {
  /** Runs `handler` for each job, one at a time; a rejected handler is retried with back-off. */
  work<T extends object>(queue: string, handler: (data: T) => Promise<void>): Promise<void>;
  /** Stops taking jobs and waits for the running ones. */
  stop(): Promise<void>;
}

/** Delivery is at least once: five retries, 2 s doubling. The effect is guarded by act's own ledger. */
const QUEUE_OPTIONS = {
  policy: 'exclusive' as const,
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  expireInSeconds: 300,
};

/** How often a worker looks for jobs; an approval should not wait longer than a person watches. */
const POLLING_SECONDS = 0.5;

/** Starts the queue on our database (its own schema `pgboss`, created when missing). */
export async function startJobs(db: Database, log: Log): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => db.query(text, values) },
    ...(db.mode === 'embedded' ? { backend: 'pglite' as const } : {}),
    schedule: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  await boss.start();
  await boss.createQueue(EXECUTE_ACTION, QUEUE_OPTIONS);
  return {
    enqueue: async (tx, queue, data, { key, startAfter } = {}) => {
      await boss.send(queue, data, {
        db: { executeSql: (text, values) => tx.query(text, values ?? []) },
        ...(key === undefined ? {} : { singletonKey: key }),
        ...(startAfter === undefined ? {} : { startAfter }),
      });
    },
    work: async <T extends object>(queue: string, handler: (data: T) => Promise<void>) => {
      await boss.work<T>(queue, { pollingIntervalSeconds: POLLING_SECONDS }, async (jobs) => {
        for (const job of jobs) await handler(job.data);
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}
