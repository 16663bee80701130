import { randomBytes } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';

const TRIGGER_MS = 3_000;
const RESPONSE_MS = 30 * 60_000;
const RESPONSE_USES = 5;

/** Where an answer to a response_url goes. */
export interface ResponseTarget {
  channel: string;
  user: string;
  /** The message that was clicked, when one was: replace_original and delete_original act on it. */
  ts?: string;
  threadTs?: string;
  ephemeral: boolean;
}

interface Trigger {
  user: string;
  expires: number;
  used: boolean;
  /** The modal that was open when the person acted, for views.push. */
  viewId: string | undefined;
}

/** Trigger ids (3 s, once) and response urls (30 min, five times), by Slack's rules. */
export class Triggers {
  private readonly triggers = new Map<string, Trigger>();
  private readonly responses = new Map<string, ResponseTarget & { expires: number; left: number }>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  private now(): number {
    return this.clock().getTime();
  }

  trigger(user: string, viewId?: string): string {
    const id = `${this.now()}.${randomBytes(6).toString('hex')}`;
    this.triggers.set(id, { user, expires: this.now() + TRIGGER_MS, used: false, viewId });
    return id;
  }

  /** Uses a trigger up. Answers the error code that Slack would give where it is unknown, old or used. */
  redeem(id: unknown): Trigger | 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' {
    const trigger = this.triggers.get(String(id));
    if (!trigger) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    if (this.now() > trigger.expires) return 'expired_trigger_id';
    trigger.used = true;
    return trigger;
  }

  /** A token for a response url. */
  response(target: ResponseTarget): string {
    const token = randomBytes(12).toString('hex');
    this.responses.set(token, { ...target, expires: this.now() + RESPONSE_MS, left: RESPONSE_USES });
    return token;
  }

  /** Where the answer goes, or why it is too late. */
  respond(token: string): ResponseTarget | 'used_url' | 'expired_url' {
    const response = this.responses.get(token);
    if (!response || this.now() > response.expires) return 'expired_url';
    if (response.left === 0) return 'used_url';
    response.left -= 1;
    return response;
  }
}
