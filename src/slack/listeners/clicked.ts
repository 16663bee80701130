import type { BlockAction } from '@slack/bolt';
import { expire } from '../../decide/index.ts';
import { DaybreakError, type DaybreakErrorCode } from '../../domain/errors.ts';
import { wantRedraw } from '../deliver/store.ts';
import type { ActionArgs, Listener, ListenerDeps } from './context.ts';

/** A button that should not have been there to press: what the person saw is not what rows say. */
const STALE: ReadonlySet<DaybreakErrorCode> = new Set([
  'not_found',
  'already_decided',
  'changed_since_shown',
  'expired',
]);

/** Runs a button's listener; afterwards, whatever came of it, the person sees what is true. */
export async function clicked(
  listener: Listener<ActionArgs>,
  args: ActionArgs,
  deps: ListenerDeps,
): Promise<void> {
  try {
    await listener(args, deps);
  } catch (error) {
    if (error instanceof DaybreakError) await refresh(error.code, args.body, deps);
    throw error;
  } finally {
    await republish(args, deps);
  }
}

async function refresh(
  code: DaybreakErrorCode,
  body: BlockAction,
  { db, clock }: ListenerDeps,
): Promise<void> {
  if (code === 'expired') await expire(db, clock());
  const { channel, message } = placeOf(body);
  if (STALE.has(code) && channel && message) await wantRedraw(db, { channel, ts: message });
}

/** Home is not a card: it is drawn again for whoever pressed something on it. */
async function republish({ body }: ActionArgs, deps: ListenerDeps): Promise<void> {
  if (body.view?.type !== 'home') return;
  const teamId = body.user.team_id ?? deps.teamId;
  await deps.homes
    .publish({ teamId, userId: body.user.id })
    .catch((error: unknown) => deps.log.warn({ err: error }, 'Home could not be drawn again'));
}

function placeOf({ channel, container }: BlockAction): { channel?: string; message?: string } {
  const { message_ts: message, channel_id: place } = container as Record<string, string | undefined>;
  const where = channel?.id ?? place;
  return { ...(where ? { channel: where } : {}), ...(message ? { message } : {}) };
}
