import { authorise } from '../../../decide/index.ts';
import { listFindings } from '../../../findings/index.ts';
import { type EventArgs, type Listener, personOf } from '../context.ts';
import { answerTo } from './answer.ts';

/** A mention is answered in its thread. */
export const appMention: Listener<EventArgs<'app_mention'>> = async ({ event, body, client }, deps) => {
  await authorise(deps.db, { actor: personOf(body), verb: 'see', now: deps.clock() });
  const text = answerTo(event.text, await listFindings(deps.db));
  await client.chat.postMessage({
    channel: event.channel,
    thread_ts: event.thread_ts ?? event.ts,
    text,
    unfurl_links: false,
    unfurl_media: false,
  });
};
