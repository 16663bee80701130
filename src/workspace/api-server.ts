import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { callMethod } from './api/index.ts';
import type { Core } from './core.ts';
import type { ApiFault } from './faults.ts';
import { argumentsOf, bodyOf, sendJson, tokenOf } from './http.ts';
import { RateLimit } from './rate-limit.ts';

/** One call of the Web API, for tests that look at what an app did. */
export interface RecordedCall {
  method: string;
  args: Record<string, unknown>;
  answer: Record<string, unknown>;
}

const CALLS_KEPT = 2_000;

function refusedBy(fault: ApiFault, response: ServerResponse): boolean {
  if (fault.status === 429) {
    const headers = { 'retry-after': String(fault.retryAfterSeconds ?? 1) };
    sendJson(response, { ok: false, error: 'ratelimited' }, 429, headers);
  } else if (fault.status) {
    sendJson(response, { ok: false, error: 'internal_error' }, fault.status);
  } else if (fault.error) {
    sendJson(response, { ok: false, error: fault.error });
  } else {
    return false;
  }
  return true;
}

/** Serves /api/METHOD. `settled` runs after a call took effect and before its answer leaves. */
export class ApiServer {
  readonly calls: RecordedCall[] = [];
  private readonly core: Core;
  private readonly settled: () => Promise<void>;
  private readonly posts: RateLimit | undefined;

  constructor(core: Core, settled: () => Promise<void>, postsPerSecond?: number) {
    this.core = core;
    this.settled = settled;
    this.posts = postsPerSecond ? new RateLimit(postsPerSecond, () => core.state.now()) : undefined;
  }

  /** The fault that applies to a call: one that was asked for, or a channel that had too many posts. */
  private faultOf(method: string, args: Record<string, unknown>): ApiFault | undefined {
    const fault = this.core.faults.nextForCall(method);
    if (fault || method !== 'chat.postMessage') return fault;
    const wait = this.posts?.take(String(args.channel)) ?? 0;
    return wait > 0 ? { status: 429, retryAfterSeconds: wait } : undefined;
  }

  async handle(request: IncomingMessage, response: ServerResponse, method: string): Promise<void> {
    const args = argumentsOf(request, await bodyOf(request));
    const fault = this.faultOf(method, args);
    if (fault?.delayMs) await sleep(fault.delayMs);
    if (fault && refusedBy(fault, response)) return;
    const answer = callMethod(this.core, method, tokenOf(request, args), args) as Record<string, unknown>;
    this.calls.push({ method, args, answer: structuredClone(answer) });
    if (this.calls.length > CALLS_KEPT) this.calls.shift();
    await this.settled();
    if (fault?.dropAnswer) response.destroy();
    else sendJson(response, answer);
  }
}
