import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from '../faults.ts';
import type { Ack, AckFailure, Parcel, Transport } from './transport.ts';

/** Slack tries an event again at once, after a minute and after five. */
export const RETRY_DELAYS_MS: readonly number[] = [0, 60_000, 300_000];

/** Sends parcels to the app through one transport, with the faults that a test asked for. */
export class Dispatcher {
  readonly transport: Transport;
  private readonly faults: Faults;
  private readonly retryDelaysMs: readonly number[];
  private readonly stopping = new AbortController();

  constructor(transport: Transport, faults: Faults, retryDelaysMs: readonly number[] = RETRY_DELAYS_MS) {
    this.transport = transport;
    this.faults = faults;
    this.retryDelaysMs = retryDelaysMs;
  }

  /** One delivery; a duplicate goes out beside it and its acknowledgement is not looked at. */
  async once(parcel: Parcel): Promise<Ack> {
    const fault = this.faults.nextForDelivery(parcel.kind);
    if (fault?.delayMs) await sleep(fault.delayMs);
    if (fault?.drop) return { ok: false, reason: 'http_timeout' };
    if (!fault?.duplicate) return this.transport.send(parcel);
    const [first] = await Promise.all([this.transport.send(parcel), this.transport.send(parcel)]);
    return first;
  }

  /** An event: tried again until it is acknowledged or the retries are used up. Never throws. */
  async event(payload: Record<string, unknown>): Promise<void> {
    let retryReason: AckFailure | undefined;
    for (let attempt = 0; attempt <= this.retryDelaysMs.length; attempt += 1) {
      const wait = attempt > 0 ? this.retryDelaysMs[attempt - 1] : 0;
      if (wait && !(await this.waited(wait))) return;
      const parcel: Parcel = { kind: 'events_api', payload, attempt, ...(retryReason && { retryReason }) };
      const ack = await this.once(parcel);
      if (ack.ok || ack.noRetry || this.stopping.signal.aborted) return;
      retryReason = ack.reason;
    }
  }

  private async waited(milliseconds: number): Promise<boolean> {
    try {
      await sleep(milliseconds, undefined, { signal: this.stopping.signal, ref: false });
      return true;
    } catch {
      return false;
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.transport.stop();
  }
}
