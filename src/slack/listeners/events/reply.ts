import { answerMessage } from '../../../../blocks/index.ts';
import { readerOf } from '../../../ask/index.ts';
import { authorise } from '../../../decide/index.ts';
import { type EventArgs, type ListenerDeps, personOf } from '../context.ts';
import { forAsker } from '../for-asker.ts';
import { plainWords } from '../plain-words.ts';
import { withinLimit } from '../within-limit.ts';
import { openSession } from './session.ts';
import { openStream } from './stream.ts';

/** A question, in a direct message or a mention. */
export interface AskedInSlack {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly text: string;
}

const STOPPED = 'Stopped by you.';
/** Slack lets people type more than a question needs. */
const LONGEST = 1000;

/**
 * Answers a question in its thread, for those who may see the shop's data. A question whose answer may have been
 * posted by a process that died is answered only if no answer stands.
 */
export async function reply(
  question: AskedInSlack,
  { body, client, context }: Pick<EventArgs<'message'>, 'client' | 'context'> & { body: unknown },
  deps: ListenerDeps,
): Promise<void> {
  const { channel, ts } = question;
  const thread = question.thread_ts ?? ts;
  const actor = personOf(body);
  await authorise(deps.db, { actor, verb: 'see', now: deps.clock() });
  if (context.isAgain) {
    const { messages = [] } = await client.conversations.replies({ channel, ts: thread, oldest: ts });
    if (messages.some((one) => one.user === deps.botUserId && Number(one.ts) > Number(ts))) return;
  }
  await withinLimit(deps, actor, () => answer(question, { actor, thread, client }, deps));
}

async function answer(
  question: AskedInSlack,
  {
    actor,
    thread,
    client,
  }: { actor: ReturnType<typeof personOf>; thread: string; client: EventArgs<'message'>['client'] },
  deps: ListenerDeps,
): Promise<void> {
  const { channel } = question;
  const text = questionIn(question.text, deps.botUserId);
  const isDirect = channel.startsWith('D');
  const session = openSession(client, { channel, thread, isDirect });
  const stream = openStream(client, { channel, thread, actor });
  try {
    const asked = deps.ask({
      text,
      actor,
      thread: `${channel}:${thread}`,
      reader: await readerOf(deps.db, actor, isDirect),
      onWords: stream.append,
      signal: session.signal,
    });
    // What is answered after Stop is nobody's any more, and neither is its failure.
    asked.catch(() => undefined);
    const told = await Promise.race([asked, session.stopped]);
    const shown = told && !session.signal.aborted ? await forAsker(told, actor, deps) : null;
    if (shown ? await stream.finish(shown) : await stream.stop(STOPPED)) return;
    await client.chat.postMessage({
      channel,
      thread_ts: thread,
      ...(shown ? answerMessage(shown) : { text: STOPPED }),
      unfurl_links: false,
      unfurl_media: false,
    });
  } finally {
    await session.close();
  }
}

/** The words of a message without the mention of ourselves and without Slack's entities. */
function questionIn(text: string, botUserId: string): string {
  const words = plainWords(text.replaceAll(`<@${botUserId}>`, ' '));
  return words.slice(0, LONGEST) || 'What needs my decision today?';
}
