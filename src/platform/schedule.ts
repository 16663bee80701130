import cron from 'node-cron';
import type { Database } from '../domain/database.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { type Cadence, latestSlot, type Slot } from './slots.ts';
import { claimSlot, finishSlot } from './store.ts';

/** A job with its cadences: one for most, one per channel for the briefing. */
export interface ScheduledJob {
  readonly name: string;
  /** Read at each tick, because people change channels and zones while we run. Keys tell the cadences apart. */
  cadences(): Promise<ReadonlyMap<string, Cadence>>;
  /** After this many minutes a missed slot is skipped, and the ledger says so. */
  readonly catchUpMinutes: number;
  run(context: { key: string; slot: Slot; now: Date; lateMinutes: number }): Promise<void>;
}

const ATTEMPTS = 3;
const LEASE_SECONDS = 900;

/** Runs what is due at `now` and not yet in the ledger. Safe to call from any number of processes at once. */
export async function runDue(
  db: Database,
  jobs: readonly ScheduledJob[],
  clock: Clock,
  log: Log,
): Promise<void> {
  for (const job of jobs) {
    for (const [key, cadence] of await job.cadences()) {
      await runSlot(db, job, key, latestSlot(cadence, clock()), clock, log);
    }
  }
}

async function runSlot(
  db: Database,
  job: ScheduledJob,
  key: string,
  slot: Slot,
  clock: Clock,
  log: Log,
): Promise<void> {
  const name = nameOf(job, key);
  const now = clock();
  const entry = { job: name, slot: slot.key, dueAt: slot.dueAt };
  if (!(await claimSlot(db, entry, { now, leaseSeconds: LEASE_SECONDS, attempts: ATTEMPTS }))) return;
  const lateMinutes = Math.floor((now.getTime() - slot.dueAt.getTime()) / 60_000);
  if (lateMinutes > job.catchUpMinutes) {
    const note = `was skipped: it was due ${durationWords(lateMinutes)} earlier, while nothing was running`;
    return finishSlot(db, entry, { state: 'skipped', now, note });
  }
  try {
    await job.run({ key, slot, now, lateMinutes });
    const note = lateMinutes > 5 ? `ran ${durationWords(lateMinutes)} late` : undefined;
    await finishSlot(db, entry, { state: 'done', now: clock(), ...(note ? { note } : {}) });
  } catch (error) {
    log.error({ err: error, job: name, slot: slot.key }, 'scheduled job failed');
    await finishSlot(db, entry, { state: 'failed', now: clock(), note: String(error) });
  }
}

/**
 * Puts what was due before the very first start behind us, without running it and without a word about it: nobody
 * missed it.
 */
export async function settlePast(db: Database, jobs: readonly ScheduledJob[], clock: Clock): Promise<void> {
  const now = clock();
  for (const job of jobs) {
    for (const [key, cadence] of await job.cadences()) {
      const { key: slot, dueAt } = latestSlot(cadence, now);
      const entry = { job: nameOf(job, key), slot, dueAt };
      if (!(await claimSlot(db, entry, { now, leaseSeconds: LEASE_SECONDS, attempts: 1 }))) continue;
      await finishSlot(db, entry, { state: 'done', now });
    }
  }
}

function nameOf({ name }: ScheduledJob, key: string): string {
  return key === '' ? name : `${name}:${key}`;
}

/** "40 minutes", "23 hours", "3 days". */
function durationWords(minutes: number): string {
  if (minutes < 120) return `${minutes} minutes`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`;
}

/** Ticks every minute, once at once, and never overlaps itself. node-cron only ticks; the ledger decides. */
export function startSchedule(
  db: Database,
  jobs: readonly ScheduledJob[],
  clock: Clock,
  log: Log,
): { stop(): Promise<void> } {
  let running: Promise<void> | null = null;
  const tick = () => {
    running ??= runDue(db, jobs, clock, log)
      .catch((error: unknown) => log.error({ err: error }, 'schedule tick'))
      .finally(() => {
        running = null;
      });
  };
  const task = cron.schedule('* * * * *', tick);
  tick();
  return {
    stop: async () => {
      await task.stop();
      await running;
    },
  };
}
