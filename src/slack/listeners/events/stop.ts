import { readStopped, stopEverything } from '../../../decide/index.ts';
import { escapeText } from '../../reply.ts';
import { STOPPED } from '../actions/stop-everything.ts';
import { type EventArgs, type ListenerDeps, personOf } from '../context.ts';
import type { AskedInSlack } from './reply.ts';

/** The whole of a message, as one calls it out; inside a longer sentence, a quotation or a link it is no command. */
const COMMAND =
  /^(?:please )?(?:stop everything|stop all|emergency stop|kill switch)(?: now)?(?: please)?[.!]*$/i;

/** Whether a message is nothing but the command to stop; `text` as Slack sends it, with the mention of ourselves. */
export function isStopCommand(text: string, botUserId: string): boolean {
  return COMMAND.test(text.replaceAll(`<@${botUserId}>`, ' ').replace(/\s+/g, ' ').trim());
}

/**
 * Stops everything where a message says nothing else, for whoever may stop, and answers in its thread who stopped it.
 * False where it is something else. Throws `not_allowed`; then nothing is stopped.
 */
export async function stopIfTold(
  { channel, ts, thread_ts: thread, text }: AskedInSlack,
  { body, client }: Pick<EventArgs<'message'>, 'client'> & { body: unknown },
  { db, clock, botUserId }: ListenerDeps,
): Promise<boolean> {
  if (!isStopCommand(text, botUserId)) return false;
  const actor = personOf(body);
  const isNew = await stopEverything(db, { actor, now: clock() });
  const before = isNew ? null : await readStopped(db);
  const words = before
    ? `Everything is stopped already, by ${escapeText(before.by)}. An admin lets it go on with \`/ops resume\`.`
    : `<@${actor.userId}> stopped it. ${STOPPED}`;
  await client.chat.postMessage({ channel, thread_ts: thread ?? ts, text: words });
  return true;
}
