import { dayOf } from '../../domain/day.ts';
import type { Watcher } from '../watcher.ts';
import { staleSources } from './data-stale.ts';
import { readPulses } from './facts.ts';

/** Watches whether the sources still speak. */
export const watchFreshness: Watcher<null> = async (db, { now, shop, thresholds }) => {
  const today = dayOf(now, shop.timeZone);
  const pulses = await readPulses(db, { now, today, timeZone: shop.timeZone });
  return {
    drafts: staleSources(pulses, { now, today, thresholds }),
    evaluated: ['data_stale'],
    facts: [],
    notes: [],
    situation: null,
  };
};
