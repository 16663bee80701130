import type { App, ReceiverEvent } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { DaybreakError } from '../domain/errors.ts';
import { type AckOnce, ackOnce, asAckFn } from './ack.ts';
import type { SlackDeps } from './deps.ts';
import { isFromBot, type Receipt, receiptOf } from './receipts/identity.ts';
import { claimUnhandled, finishReceipt, insertReceipt } from './receipts/store.ts';
import { outcomeOf } from './receipts/words.ts';
import { tell } from './reply.ts';
import { noticeView } from './views/notice.ts';

/** How long we try to record a delivery; with the answer that it failed it stays under Slack's 3 s. */
const RECORD_TIMEOUT_MS = 1500;

const NOT_RECORDED =
  'I could not record this, so nothing was done: my database does not answer. Please try again in a minute.';

/** The way in: every delivery is recorded before it is accepted, answered in time, and worked on until it is done. */
export interface Door {
  processEvent(event: ReceiverEvent): Promise<void>;
  /** Takes up what a process that died, or an error, left undone. */
  resume(): Promise<void>;
  /** Waits until what came in has been dealt with. */
  drain(): Promise<void>;
}

/** `draw` is called after each piece of work, so that cards follow at once. */
export function openDoor(app: App, client: WebClient, deps: SlackDeps, draw: () => Promise<void>): Door {
  const running = new Set<Promise<void>>();
  const track = (work: Promise<void>) => {
    running.add(work);
    const redraw = () =>
      draw().catch((error: unknown) => deps.log.warn({ err: error }, 'cards wait for a sweep'));
    return work.then(() => void redraw()).finally(() => running.delete(work));
  };
  return {
    processEvent: (event) => track(receive(app, client, deps, event)),
    resume: () => track(resume(app, client, deps)),
    drain: async () => {
      await Promise.allSettled(running);
    },
  };
}

async function receive(app: App, client: WebClient, deps: SlackDeps, event: ReceiverEvent): Promise<void> {
  if (isFromBot(event.body)) return event.ack();
  const receipt = receiptOf(event.body);
  if (!receipt) return app.processEvent(event);
  let isNew: boolean;
  try {
    isNew = await record(deps, receipt, event.body);
  } catch (error) {
    deps.log.error({ err: error, kind: receipt.kind }, 'a Slack delivery could not be recorded');
    return sendAway(client, event, receipt);
  }
  // The first delivery answers; this one only stops Slack from repeating it.
  if (!isNew) return event.ack();
  const ack = ackOnce(event.ack, receipt.kind === 'submission');
  await deps.reached?.('recorded');
  // Bolt accepts events itself, and a form's answer may have to name wrong fields.
  if (receipt.kind !== 'event' && receipt.kind !== 'submission') await ack();
  await work(app, client, deps, { receipt, body: event.body, ack, attempts: 1 });
}

function record(deps: SlackDeps, receipt: Receipt, body: object): Promise<boolean> {
  const { token: _token, message: _message, ...payload } = body as Record<string, unknown>;
  let isAbandoned = false;
  let timer: NodeJS.Timeout;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isAbandoned = true;
      reject(new Error(`The database did not answer within ${RECORD_TIMEOUT_MS} ms`));
    }, RECORD_TIMEOUT_MS);
  });
  const insert = insertReceipt(deps.db, receipt, {
    payload,
    now: deps.clock(),
    isAbandoned: () => isAbandoned,
  });
  insert.catch(() => undefined);
  return Promise.race([insert, tooLate]).finally(() => clearTimeout(timer));
}

/** Nothing is remembered, so nothing may happen: the person is told, and an event is left for Slack to repeat. */
async function sendAway(client: WebClient, event: ReceiverEvent, receipt: Receipt): Promise<void> {
  switch (receipt.kind) {
    case 'event':
      throw new Error('The event is not recorded; Slack will deliver it again.');
    case 'command':
      return event.ack({ response_type: 'ephemeral', text: NOT_RECORDED });
    case 'submission':
      return event.ack({ response_action: 'update', view: noticeView('Nothing was done', NOT_RECORDED) });
    default:
      await event.ack();
      await tell(client, receipt, NOT_RECORDED);
  }
}

interface Delivery {
  readonly receipt: Receipt;
  readonly body: ReceiverEvent['body'];
  readonly ack: AckOnce;
  readonly attempts: number;
}

/** Runs the listeners. A refusal is an answer; anything unforeseen leaves the receipt open for `resume`. */
async function work(app: App, client: WebClient, deps: SlackDeps, delivery: Delivery): Promise<void> {
  const { key, kind } = delivery.receipt;
  const error = await listen(app, delivery);
  await deps.reached?.('worked');
  if (error && !(error instanceof DaybreakError)) {
    deps.log.error({ err: error, kind }, 'a Slack listener failed');
  }
  const { words, close } = outcomeOf(error, delivery);
  if (words) {
    await answer(client, delivery, words).catch((failed: unknown) =>
      deps.log.warn({ err: failed }, 'a person could not be answered'),
    );
  }
  await deps.reached?.('answered');
  if (!close) return;
  await finishReceipt(deps.db, key, close, deps.clock()).catch((failed: unknown) =>
    deps.log.warn({ err: failed }, 'a receipt could not be closed'),
  );
}

/** What the listeners threw; null when they did not. */
async function listen(app: App, { body, ack, attempts }: Delivery): Promise<unknown> {
  const customProperties = { isAgain: attempts > 1 };
  try {
    await app.processEvent({ body, ack: asAckFn(ack), customProperties });
    await ack();
    return null;
  } catch (thrown) {
    return rootOf(thrown);
  }
}

async function answer(client: WebClient, { receipt, ack }: Delivery, words: string): Promise<void> {
  const isShown = await ack({ response_action: 'update', view: noticeView('Not done', words) });
  if (!isShown) await tell(client, receipt, words);
}

async function resume(app: App, client: WebClient, deps: SlackDeps): Promise<void> {
  for (const { payload, attempts } of await claimUnhandled(deps.db, deps.clock(), 50)) {
    const receipt = receiptOf(payload);
    if (!receipt) continue;
    // Slack no longer waits: there is nobody to acknowledge to.
    const ack = ackOnce(async () => undefined, false);
    await ack();
    await work(app, client, deps, { receipt, body: payload, ack, attempts });
  }
}

/** Bolt wraps what listeners throw, once or twice. */
function rootOf(thrown: unknown): unknown {
  const { original, originals } = thrown as { original?: unknown; originals?: unknown[] };
  if (thrown instanceof DaybreakError) return thrown;
  const inner = original ?? originals?.[0];
  return inner === undefined ? thrown : rootOf(inner);
}
