import type { WebClient } from '@slack/web-api';
import { DaybreakError } from '../../domain/errors.ts';
import { errorCode } from '../deliver/errors.ts';

/** The conversation with one person; it is opened where there is none. Throws `unavailable` where Slack opens none. */
export async function directMessage(client: WebClient, userId: string): Promise<string> {
  try {
    const { channel } = await client.conversations.open({ users: userId });
    if (channel?.id) return channel.id;
  } catch (error) {
    if (!errorCode(error)) throw error;
  }
  throw new DaybreakError(
    'unavailable',
    'I cannot write to this person in Slack. If the app was installed before it could open conversations (im:write), install it again from manifest.yml. Nothing was asked.',
  );
}
