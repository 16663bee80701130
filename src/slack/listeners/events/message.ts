import { authorise } from '../../../decide/index.ts';
import { listFindings } from '../../../findings/index.ts';
import { type EventArgs, type Listener, personOf } from '../context.ts';
import { answerTo } from './answer.ts';

/** A person's direct message is answered in its thread; edits, joins and what bots say are not questions. */
export const message: Listener<EventArgs<'message'>> = async ({ event, body, client }, deps) => {
  if (event.channel_type !== 'im' || event.subtype !== undefined || event.bot_id) return;
  await authorise(deps.db, { actor: personOf(body), verb: 'see', now: deps.clock() });
  const text = answerTo(event.text ?? '', await listFindings(deps.db));
  await client.chat.postMessage({
    channel: event.channel,
    thread_ts: event.thread_ts ?? event.ts,
    text,
    unfurl_links: false,
    unfurl_media: false,
  });
};
