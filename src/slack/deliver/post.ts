import type { Block, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Card } from './store.ts';

/** A message as it is to be shown; `text` says everything for screen readers and notifications. */
export interface Shown {
  readonly text: string;
  readonly blocks: readonly (KnownBlock | Block)[];
}

/** The name under which Slack keeps our metadata. */
export const METADATA_TYPE = 'daybreak_card';

/** Messages above this are cut by Slack when they are changed (`msg_too_long`). */
const LONGEST_TEXT = 4000;

const QUIET = { unfurl_links: false, unfurl_media: false } as const;

/** Posts a card and answers its ts. The outbox id travels with it, so that it can be found again. */
export async function post(client: WebClient, card: Card, shown: Shown): Promise<string> {
  const answer = await client.chat.postMessage({
    channel: card.channel,
    ...content(shown),
    ...QUIET,
    ...(card.threadTs ? { thread_ts: card.threadTs } : {}),
    metadata: { event_type: METADATA_TYPE, event_payload: { outbox_id: card.id } },
  });
  if (!answer.ts) throw new Error('Slack answered without the time of the message.');
  return answer.ts;
}

/** Changes a card in place. */
export async function update(client: WebClient, card: Card, ts: string, shown: Shown): Promise<void> {
  await client.chat.update({ channel: card.channel, ts, ...content(shown) });
}

/** Looks for a card that an earlier attempt may have posted; null when it does not stand. */
export async function find(client: WebClient, card: Card): Promise<string | null> {
  // A minute earlier, because Slack's clock and ours differ.
  const oldest = String(Math.floor(card.createdAt.getTime() / 1000) - 60);
  const look = { channel: card.channel, oldest, inclusive: true, include_all_metadata: true, limit: 100 };
  const answer = card.threadTs
    ? await client.conversations.replies({ ...look, ts: card.threadTs })
    : await client.conversations.history(look);
  const found = answer.messages?.find((message) => {
    const { metadata } = message as { metadata?: { event_type?: string; event_payload?: object } };
    const payload = metadata?.event_payload as { outbox_id?: unknown } | undefined;
    return metadata?.event_type === METADATA_TYPE && payload?.outbox_id === card.id;
  });
  return found?.ts ?? null;
}

function content({ text, blocks }: Shown): { text: string; blocks: (KnownBlock | Block)[] } {
  const short = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  return { text: short, blocks: [...blocks] };
}
