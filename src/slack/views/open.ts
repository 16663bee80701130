import { setTimeout as delay } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { DaybreakError } from '../../domain/errors.ts';
import type { Log } from '../../platform/log.ts';
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

const NOT_COMPOSED =
  'I could not look this up just now. Nothing was done: please press the button again in a minute.';

/**
 * Opens a modal in time: as it is composed when that is quick, else a view that says so, filled in when it is there.
 * What went wrong is thrown as a sentence for the person, or said in the view where that is open already: later is no
 * good, because the trigger that opens views is over by then.
 */
export async function openModal(
  client: WebClient,
  { triggerId, log }: { triggerId: string; log: Log },
  compose: () => Promise<ModalView>,
): Promise<void> {
  const composed = compose().catch((error: unknown) => {
    if (error instanceof DaybreakError) throw error;
    log.error({ err: error }, 'a modal could not be composed');
    throw new DaybreakError('unavailable', NOT_COMPOSED);
  });
  composed.catch(() => undefined);
  const early = await Promise.race([composed, delay(PATIENCE_MS, null, { ref: false })]);
  if (early) {
    await open(client, triggerId, early);
    return;
  }
  const viewId = await open(client, triggerId, noticeView('One moment', 'I am looking this up …'));
  const view = await composed.catch((error: DaybreakError) => noticeView('Not done', error.message));
  await client.views.update({ view_id: viewId, view }).catch((error: unknown) => {
    // Whoever closed the view meanwhile does not want it any more.
    if (errorCode(error) !== 'not_found') throw error;
  });
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
