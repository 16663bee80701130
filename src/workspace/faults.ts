/** What goes wrong with one call of a Web API method. */
export interface ApiFault {
  /** The HTTP status instead of 200; 429 carries Retry-After. */
  status?: number;
  retryAfterSeconds?: number;
  /** An `ok: false` answer with this error. */
  error?: string;
  /** Milliseconds before anything is done. */
  delayMs?: number;
  /** The call takes effect, and its answer is lost. */
  dropAnswer?: boolean;
  /** How many calls it hits; absent: one. */
  times?: number;
}

export type DeliveryKind = 'events_api' | 'interactive' | 'slash_commands';

/** What goes wrong with one delivery to the app. */
export interface DeliveryFault {
  kind?: DeliveryKind;
  /** It arrives twice. */
  duplicate?: boolean;
  delayMs?: number;
  /** It never arrives. */
  drop?: boolean;
  times?: number;
}

interface Pending<T> {
  fault: T;
  left: number;
  matches: (key: string) => boolean;
}

function take<T>(pending: Pending<T>[], key: string): T | undefined {
  const found = pending.find((item) => item.left > 0 && item.matches(key));
  if (found) found.left -= 1;
  return found?.fault;
}

/** Faults that wait for the next call or delivery they apply to, in the order they were set. */
export class Faults {
  private readonly calls: Pending<ApiFault>[] = [];
  private readonly deliveries: Pending<DeliveryFault>[] = [];

  /** The next call (or `times` calls) of a method such as `chat.postMessage` goes wrong in this way. */
  api(method: string, fault: ApiFault): void {
    this.calls.push({ fault, left: fault.times ?? 1, matches: (key) => key === method });
  }

  /** The next delivery (or `times` of them), of one kind or any, goes wrong in this way. */
  delivery(fault: DeliveryFault): void {
    const matches = (key: string) => !fault.kind || fault.kind === key;
    this.deliveries.push({ fault, left: fault.times ?? 1, matches });
  }

  clear(): void {
    this.calls.length = 0;
    this.deliveries.length = 0;
  }

  nextForCall(method: string): ApiFault | undefined {
    return take(this.calls, method);
  }

  nextForDelivery(kind: DeliveryKind): DeliveryFault | undefined {
    return take(this.deliveries, kind);
  }
}
