import type { WebClient } from '@slack/web-api';
import { errorCode } from './deliver/errors.ts';

/** Whom an answer is for, and where they were when they asked. */
export interface Recipient {
  readonly userId: string | null;
  readonly channel: string | null;
  readonly threadTs: string | null;
}

/** Slack truncates above 4,000 characters. */
const LONGEST_TEXT = 4000;

/**
 * Tells one person something, where only they see it; in a direct message where the channel does not take it.
 * `text` is plain and is escaped here. Rejects when neither way works.
 */
export async function tell(client: WebClient, to: Recipient, text: string): Promise<void> {
  const { userId: user, channel, threadTs } = to;
  if (!user) return;
  const words = escapeText(text).slice(0, LONGEST_TEXT);
  if (channel && !channel.startsWith('D')) {
    try {
      const thread = threadTs ? { thread_ts: threadTs } : {};
      await client.chat.postEphemeral({ channel, user, text: words, ...thread });
      return;
    } catch (error) {
      if (!errorCode(error)) throw error;
    }
  }
  await client.chat.postMessage({ channel: user, text: words, unfurl_links: false, unfurl_media: false });
}

/** Text that is data, made safe for Slack: no mention, link or channel-wide ping can come out of it. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
