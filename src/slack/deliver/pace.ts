import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../platform/clock.ts';

/** Lets one thing through per channel and interval; Slack takes about one message a second in each. */
export type Pace = (channel: string) => Promise<void>;

export function paceOf(clock: Clock, intervalMs: number): Pace {
  const freeAt = new Map<string, number>();
  return async (channel) => {
    const now = clock().getTime();
    const start = Math.max(now, freeAt.get(channel) ?? 0);
    freeAt.set(channel, start + intervalMs);
    if (start > now) await delay(start - now);
  };
}
