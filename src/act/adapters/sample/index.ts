import type { Database } from '../../../domain/database.ts';
import { type Adapter, PlatformRefusal, type Receipt } from '../../adapter.ts';
import { stillAs } from '../still-as.ts';
import { findReceipt, mergeStates, onceUnder, readTargets, restoreStates } from './store.ts';

/** What can go wrong on the way to a platform; for tests. */
export type Fault = 'answer_lost' | 'refuses' | 'hangs_before_work';

const NAME = 'sample';

/** The sample shop's own platform: rows that an approval visibly changes and an undo puts back. */
export function sampleAdapter(db: Database, faultOf: (key: string) => Fault | null = () => null): Adapter {
  return {
    name: NAME,
    idempotent: true,
    read: (targets) => readTargets(db, targets),
    find: (key) => findReceipt(db, key),
    apply: ({ key, changes, now, signal }) =>
      withFault(faultOf(key), signal, async () => {
        const states = await readTargets(
          db,
          changes.map(({ target }) => target),
        );
        const { kept, skipped } = stillAs(changes, states);
        const receipt = { ...receiptAt(now), ...(skipped > 0 ? { skipped } : {}) };
        return onceUnder(db, key, receipt, (tx) => mergeStates(tx, key, now, kept));
      }),
    revert: ({ key, before, now, signal }) =>
      withFault(faultOf(key), signal, () =>
        onceUnder(db, key, receiptAt(now), (tx) => restoreStates(tx, key, now, before)),
      ),
  };
}

function receiptAt(now: Date): Receipt {
  return { adapter: NAME, reference: 'sample shop', at: now.toISOString() };
}

async function withFault(
  fault: Fault | null,
  signal: AbortSignal,
  work: () => Promise<Receipt>,
): Promise<Receipt> {
  if (fault === 'refuses') throw new PlatformRefusal('The sample platform refuses this change');
  if (fault === 'hangs_before_work') return untilAborted(signal);
  const receipt = await work();
  return fault === 'answer_lost' ? untilAborted(signal) : receipt;
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
