import type { WebClient } from '@slack/web-api';
import { answerDetails, answerMessage } from '../../../../blocks/index.ts';
import type { Answer } from '../../../ask/index.ts';
import type { Actor } from '../../../domain/actor.ts';
import { escapeText } from '../../reply.ts';

/** An answer that grows in its thread while a model words it. */
export interface AnswerStream {
  readonly append: (words: string) => void;
  /** Ends the message with its sources and buttons; false where nothing was streamed, and the answer is yet to be posted. */
  finish(answer: Answer): Promise<boolean>;
  /** Ends the message with what was said and a last remark; false where nothing was said. Later words are dropped. */
  stop(remark: string): Promise<boolean>;
}

/** Streams to a thread from the first words on; where Slack does not take the stream, nothing is lost. */
export function openStream(
  client: WebClient,
  { channel, thread, actor }: { channel: string; thread: string; actor: Extract<Actor, { type: 'user' }> },
): AnswerStream {
  let said = '';
  let streamer: ReturnType<WebClient['chatStream']> | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let [failed, isOver] = [false, false];
  return {
    append: (words) => {
      if (isOver) return;
      said += words;
      streamer ??= client.chatStream({
        channel,
        thread_ts: thread,
        recipient_team_id: actor.teamId,
        recipient_user_id: actor.userId,
        buffer_size: 1,
      });
      const open = streamer;
      queue = queue
        .then(() => (failed ? undefined : open.append({ markdown_text: escapeText(words) })))
        .catch(() => {
          failed = true;
        });
    },
    finish: async (answer) => {
      await queue;
      if (!streamer) return false;
      const isSame = said.trim() === answer.answer.trim();
      const ts = streamer.ts;
      try {
        await streamer.stop(isSame && !failed ? { blocks: answerDetails(answer) } : {});
      } catch {
        failed = true;
      }
      if (isSame && !failed) return true;
      if (!ts) return false;
      // What was streamed is not what the answer became: the message is put right in its place.
      await client.chat.update({ channel, ts, ...answerMessage(answer) });
      return true;
    },
    stop: async (remark) => {
      isOver = true;
      await queue;
      if (!streamer?.ts) return false;
      try {
        await streamer.stop({ markdown_text: `\n\n${remark}` });
      } catch {
        const text = `${escapeText(said)}\n\n${remark}`;
        await client.chat.update({ channel, ts: streamer.ts, text, blocks: [] });
      }
      return true;
    },
  };
}
