import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { type Card, readBlocked, wantCards } from '../../src/slack/deliver/store.ts';
import { testDatabase } from '../support/database.ts';
import { type Edge, OPS, startEdge } from './edge.ts';

const NOW = new Date('2026-03-03T07:30:00Z');

let db: Database;
let edge: Edge | undefined;
let now: Date;
let words: string;
beforeEach(async () => {
  db = await testDatabase();
  now = NOW;
  words = 'SKU-2847 stocks out in 4 days';
});
afterEach(async () => {
  await edge?.stop();
  edge = undefined;
  await db.close();
});

const section = (text: string) => ({ type: 'section', text: { type: 'plain_text', text } });

async function start(render?: (card: Card) => Promise<{ text: string; blocks: object[] }>): Promise<Edge> {
  edge = await startEdge(
    { transport: 'socket', db, deps: { clock: () => now } },
    {
      render: (render ?? (async () => ({ text: words, blocks: [section(words)] }))) as never,
      rhythm: { sweepMs: 3_600_000, postIntervalMs: 0, resumeMs: 3_600_000 },
    },
  );
  return edge;
}

const want = (subject: string, options: { parent?: string } = {}) =>
  wantCards(db, { kind: 'briefing', channel: OPS, subjects: [subject], ...options }, now);
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
const stale = () => db.query('update card set wanted_version = wanted_version + 1');

test('a wanted card is posted once, without unfurling, and found again by its outbox id', async () => {
  const { workspace, slack } = await start();
  const [id] = await want('2026-03-03');
  expect(await want('2026-03-03')).toEqual([]);
  await slack.deliverer.sweep();
  await slack.deliverer.sweep();
  expect(workspace.messages(OPS)).toHaveLength(1);
  const [call] = workspace.calls.filter(({ method }) => method === 'chat.postMessage');
  expect(JSON.stringify(call)).toContain(id);
  expect(call).toMatchObject({ args: { unfurl_links: expect.anything() } });
});

test('a post whose answer is lost stands once', async () => {
  const { workspace, slack } = await start();
  workspace.faults.api('chat.postMessage', { dropAnswer: true });
  await want('2026-03-03');
  await slack.deliverer.sweep();
  later(60);
  await slack.deliverer.sweep();
  expect(workspace.messages(OPS)).toHaveLength(1);
  words = 'SKU-2847 stocks out in 3 days';
  await stale();
  await slack.deliverer.sweep();
  expect(workspace.messages(OPS).map(({ text }) => text)).toEqual([words]);
});

test('a card that is stale is changed in place, and not at all when it would say the same', async () => {
  const { workspace, slack } = await start();
  await want('2026-03-03');
  await slack.deliverer.sweep();
  await stale();
  await slack.deliverer.sweep();
  expect(workspace.calls.filter(({ method }) => method === 'chat.update')).toEqual([]);
  words = 'Resolved';
  await stale();
  await slack.deliverer.sweep();
  expect(workspace.messages(OPS).map(({ text }) => text)).toEqual(['Resolved']);
});

test('Slack asking to wait is obeyed', async () => {
  const { workspace, slack } = await start();
  workspace.faults.api('chat.postMessage', { status: 429, retryAfterSeconds: 30 });
  await want('2026-03-03');
  await slack.deliverer.sweep();
  later(29);
  await slack.deliverer.sweep();
  expect(workspace.messages(OPS)).toEqual([]);
  later(1);
  await slack.deliverer.sweep();
  expect(workspace.messages(OPS)).toHaveLength(1);
});

test('blocks that Slack refuses become words', async () => {
  const { workspace, slack } = await start(async () => ({ text: words, blocks: [{ type: 'sectoin' }] }));
  await want('2026-03-03');
  await slack.deliverer.sweep();
  const [message] = workspace.messages(OPS);
  expect(message?.text).toBe(words);
  expect(message?.blocks ?? []).toEqual([]);
});

test.each(['is_archived', 'not_in_channel', 'token_revoked'])(
  'what people must put right (%s) is a state with a remedy',
  async (error) => {
    const { workspace, slack } = await start();
    workspace.faults.api('chat.postMessage', { error });
    await want('2026-03-03');
    await slack.deliverer.sweep();
    expect(await readBlocked(db)).toEqual([{ channel: OPS, error: expect.any(String), cards: 1 }]);
    later(301);
    await slack.deliverer.sweep();
    expect(await readBlocked(db)).toEqual([]);
    expect(workspace.messages(OPS)).toHaveLength(1);
  },
);

test('a card whose message was deleted is posted anew', async () => {
  const { workspace, slack } = await start();
  await want('2026-03-03');
  await slack.deliverer.sweep();
  words = 'Changed';
  await stale();
  workspace.faults.api('chat.update', { error: 'message_not_found' });
  await slack.deliverer.sweep();
  await slack.deliverer.sweep();
  expect(workspace.messages(OPS).at(-1)?.text).toBe('Changed');
});

test('a reply waits for what it replies to', async () => {
  const { workspace, slack } = await start();
  const [parent] = await want('digest');
  await want('reply', { parent: String(parent) });
  await slack.deliverer.sweep();
  await slack.deliverer.sweep();
  const [root, reply] = workspace.messages(OPS);
  expect(reply?.thread_ts).toBe(root?.ts);
});

test('two processes that sweep at once post once', async () => {
  const { workspace, slack } = await start();
  const { createDeliverer } = await import('../../src/slack/deliver/deliverer.ts');
  const { WebClient } = await import('@slack/web-api');
  const other = createDeliverer(edge?.deps as never, {
    client: new WebClient(workspace.botToken, { slackApiUrl: workspace.apiUrl }),
    render: async () => ({ text: words, blocks: [] }),
    pace: async () => undefined,
  });
  await want('2026-03-03');
  await Promise.all([slack.deliverer.sweep(), other.sweep()]);
  expect(workspace.messages(OPS)).toHaveLength(1);
});
