import type { AckFn } from '@slack/bolt';
import { noticeView } from './views/notice.ts';

/** Slack gives 3 s; the rest is for the way there and back. */
const DEADLINE_MS = 2500;

/** Accepts a delivery; true when this call was the one that did. Later calls do nothing. */
export type AckOnce = (answer?: unknown) => Promise<boolean>;

/**
 * An acknowledgement that happens once and in time: a form whose work takes too long is told that it is recorded.
 */
export function ackOnce(ack: AckFn<unknown>, isForm: boolean): AckOnce {
  let isDone = false;
  let timer: NodeJS.Timeout | undefined;
  const once = async (answer?: unknown) => {
    if (isDone) return false;
    isDone = true;
    clearTimeout(timer);
    await ack(answer as never);
    return true;
  };
  if (isForm) {
    const working = noticeView('Working on it', 'This is recorded. The card shows what comes of it.');
    timer = setTimeout(() => {
      // Where the way to Slack is gone nobody waits for this any more.
      once({ response_action: 'update', view: working }).catch(() => undefined);
    }, DEADLINE_MS);
  }
  return once;
}

/** The same as Bolt's listeners know it. */
export function asAckFn(ack: AckOnce): AckFn<unknown> {
  return async (answer) => {
    await ack(answer);
  };
}
