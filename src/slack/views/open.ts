import { setTimeout as delay } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { DaybreakError } from '../../domain/errors.ts';
import { errorCode } from '../deliver/errors.ts';
import { noticeView } from './notice.ts';

/** A trigger lives 3 s, and recording the click has had its share of them. */
const PATIENCE_MS = 600;

const TOO_LATE = new Set([
  'expired_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
  'exchanged_trigger_id',
]);

/**
 * Opens a modal in time: as it is composed when that is quick, else a view that says so, filled in when it is there.
 * A refusal is thrown on, or said in the view where that is open already. Throws `unavailable` when Slack's trigger
 * is over.
 */
export async function openModal(
  client: WebClient,
  triggerId: string,
  compose: () => Promise<ModalView>,
): Promise<void> {
  const composed = compose();
  composed.catch(() => undefined);
  const early = await Promise.race([composed, delay(PATIENCE_MS, null, { ref: false })]);
  if (early) {
    await open(client, triggerId, early);
    return;
  }
  const viewId = await open(client, triggerId, noticeView('One moment', 'I am looking this up …'));
  await client.views.update({ view_id: viewId, view: await composed.catch(asNotice) });
}

async function open(client: WebClient, triggerId: string, view: ModalView): Promise<string> {
  try {
    const answer = await client.views.open({ trigger_id: triggerId, view });
    return String(answer.view?.id);
  } catch (error) {
    if (!TOO_LATE.has(errorCode(error) ?? '')) throw error;
    throw new DaybreakError(
      'unavailable',
      'That took too long to open, and Slack gives three seconds. Nothing was done: please press the button again.',
    );
  }
}

function asNotice(error: unknown): ModalView {
  if (error instanceof DaybreakError) return noticeView('Not done', error.message);
  throw error;
}
