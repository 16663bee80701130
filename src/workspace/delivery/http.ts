import { createHmac } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import { ACK_MS, type Ack, type Parcel, type Transport } from './transport.ts';

/** Slack's v0 signature: HMAC-SHA256 over version, Unix time and the raw body. */
export function sign(secret: string, unixSeconds: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${unixSeconds}:${body}`).digest('hex')}`;
}

function encode(parcel: Parcel): { body: string; type: string } {
  if (parcel.kind === 'events_api') return { body: JSON.stringify(parcel.payload), type: 'application/json' };
  const fields =
    parcel.kind === 'interactive'
      ? { payload: JSON.stringify(parcel.payload) }
      : Object.fromEntries(Object.entries(parcel.payload).map(([key, value]) => [key, String(value)]));
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
}

/** An answer's body is JSON, plain text (a slash command's short answer) or nothing. */
function decode(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return { text: body };
  }
}

/** Signed HTTP requests to the app, as Slack sends them when Socket Mode is off. */
export class HttpTransport implements Transport {
  /** Where the app listens; may change while it is being started. */
  requestUrl: string;
  private readonly secret: string;
  private readonly clock: Clock;

  constructor(requestUrl: string, secret: string, clock: Clock) {
    this.requestUrl = requestUrl;
    this.secret = secret;
    this.clock = clock;
  }

  connected(): boolean {
    return true;
  }

  async send(parcel: Parcel): Promise<Ack> {
    const { body, type } = encode(parcel);
    const time = Math.floor(this.clock().getTime() / 1000);
    const headers: Record<string, string> = {
      'content-type': type,
      'x-slack-request-timestamp': String(time),
      'x-slack-signature': sign(this.secret, time, body),
    };
    if (parcel.attempt > 0) {
      headers['x-slack-retry-num'] = String(parcel.attempt);
      headers['x-slack-retry-reason'] = parcel.retryReason ?? 'http_error';
    }
    try {
      const signal = AbortSignal.timeout(ACK_MS);
      const response = await fetch(this.requestUrl, { method: 'POST', headers, body, signal });
      const text = await response.text();
      const noRetry = response.headers.get('x-slack-no-retry') === '1';
      if (!response.ok) return { ok: false, reason: 'http_error', noRetry };
      return { ok: true, payload: decode(text) };
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      return { ok: false, reason: timedOut ? 'http_timeout' : 'connection_failed' };
    }
  }

  async stop(): Promise<void> {}
}
