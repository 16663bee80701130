import { authorise } from '../../../decide/index.ts';
import { listFindings } from '../../../findings/index.ts';
import { type EventArgs, type ListenerDeps, personOf } from '../context.ts';
import { answerTo } from './answer.ts';

/** A question, in a direct message or a mention. */
export interface Question {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly text: string;
}

/**
 * Answers a question in its thread, for those who may see the shop's data. A question whose answer may have been
 * posted by a process that died is answered only if no answer stands.
 */
export async function reply(
  question: Question,
  { body, client, context }: Pick<EventArgs<'message'>, 'client' | 'context'> & { body: unknown },
  deps: ListenerDeps,
): Promise<void> {
  const { channel, ts, text } = question;
  const thread = question.thread_ts ?? ts;
  await authorise(deps.db, { actor: personOf(body), verb: 'see', now: deps.clock() });
  if (context.isAgain) {
    const { messages = [] } = await client.conversations.replies({ channel, ts: thread, oldest: ts });
    if (messages.some((one) => one.user === deps.botUserId && Number(one.ts) > Number(ts))) return;
  }
  await client.chat.postMessage({
    channel,
    thread_ts: thread,
    text: answerTo(text, await listFindings(deps.db)),
    unfurl_links: false,
    unfurl_media: false,
  });
}
