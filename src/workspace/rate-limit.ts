import type { Clock } from '../platform/clock.ts';

/** A token bucket per key: `perSecond` a second, and as many at once (at least one). */
export class RateLimit {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();
  private readonly perSecond: number;
  private readonly clock: Clock;

  constructor(perSecond: number, clock: Clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** Takes a token. Answers 0, or the whole seconds to wait where there is none. */
  take(key: string): number {
    const now = this.clock().getTime() / 1000;
    const most = Math.max(this.perSecond, 1);
    const bucket = this.buckets.get(key) ?? { tokens: most, at: now };
    const tokens = Math.min(most, bucket.tokens + (now - bucket.at) * this.perSecond);
    this.buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / this.perSecond);
  }
}
