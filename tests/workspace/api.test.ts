import { type LogLevel, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../src/workspace/index.ts';
import { MAYA, OPS } from './app.ts';
import { mrkdwn, plain } from './validate-samples.ts';

let workspace: Workspace;
let client: WebClient;
let now: Date;
const clock = () => now;

beforeEach(async () => {
  now = new Date('2026-11-23T07:30:00Z');
  workspace = await startWorkspace({ port: 0, clock });
  client = new WebClient(workspace.botToken, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    // What it refuses is what these tests look at.
    logLevel: 'none' as LogLevel,
  });
});
afterEach(() => workspace.stop());

const section = (text: string, block_id?: string) => ({
  type: 'section',
  text: mrkdwn(text),
  ...(block_id && { block_id }),
});
const errorOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: { data?: { error?: string } }) => error.data?.error,
  );

test('it says who the bot is, and refuses tokens that are not its own', async () => {
  expect(await client.auth.test()).toMatchObject({ ok: true, user_id: workspace.identity.botUserId });
  const stranger = new WebClient('xoxb-stranger', { slackApiUrl: workspace.apiUrl });
  expect(await errorOf(stranger.auth.test())).toBe('invalid_auth');
  const appLevel = new WebClient(workspace.appToken, { slackApiUrl: workspace.apiUrl });
  expect(await errorOf(appLevel.chat.postMessage({ channel: OPS, text: 'x' }))).toBe(
    'not_allowed_token_type',
  );
  expect(await errorOf(client.apiCall('chat.makeCoffee'))).toBe('unknown_method');
});

test('blocks that Slack would refuse are refused with a pointer to the fault', async () => {
  const blocks = [{ type: 'header', text: plain('x'.repeat(151)) }];
  const refused = client.chat.postMessage({ channel: OPS, text: 'x', blocks: blocks as never });
  await expect(refused).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
      },
    },
  });
  expect(
    await client.apiCall('blocks.validate', { blocks }).catch((error) => error.data.errors),
  ).toMatchObject([{ pointer: '/blocks/0/text/text', code: 'too_long', constraint: 150 }]);
  expect(workspace.messages(OPS)).toEqual([]);
});

test('what chat methods refuse', async () => {
  const long = 'x'.repeat(4_001);
  const { ts } = await client.chat.postMessage({
    channel: OPS,
    text: 'x',
    blocks: [section('a', 'b1') as never],
  });
  const at = { channel: OPS, ts: String(ts) };
  const said = workspace.say(MAYA, OPS, 'mine');
  expect(await errorOf(client.chat.postMessage({ channel: OPS, text: '' }))).toBe('no_text');
  expect(await errorOf(client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }))).toBe(
    'channel_not_found',
  );
  expect(
    await errorOf(client.chat.postMessage({ channel: 'C0WAREHOUS1', text: 'x', thread_ts: '1.1' })),
  ).toBe('thread_not_found');
  expect(await errorOf(client.chat.update({ ...at, text: long }))).toBe('msg_too_long');
  expect(await errorOf(client.chat.update({ ...at, ts: '1.1', text: 'x' }))).toBe('message_not_found');
  expect(await errorOf(client.chat.update({ ...at, ts: said.ts, text: 'x' }))).toBe('cant_update_message');
  const mismatch = { ...at, text: 'x', blocks: [{ type: 'divider', block_id: 'b1' } as never] };
  expect(await errorOf(client.chat.update(mismatch))).toBe('block_mismatch');
});

test('an update without blocks removes them, and keeps the metadata', async () => {
  const metadata = { event_type: 'card', event_payload: { outbox: 7 } };
  const { ts } = await client.chat.postMessage({
    channel: OPS,
    text: 'x',
    blocks: [section('a') as never],
    metadata,
  });
  await client.chat.update({ channel: OPS, ts: String(ts), text: 'y' });
  const plainHistory = await client.conversations.history({ channel: OPS });
  expect(plainHistory.messages?.[0]).not.toHaveProperty('metadata');
  const history = await client.conversations.history({ channel: OPS, include_all_metadata: true });
  expect(history.messages).toMatchObject([{ text: 'y', metadata }]);
  expect(history.messages?.[0]).not.toHaveProperty('blocks');
});

test('history is newest first without replies, threads oldest first, both by pages', async () => {
  const first = await client.chat.postMessage({ channel: OPS, text: 'root' });
  for (const text of ['a', 'b', 'c']) {
    await client.chat.postMessage({ channel: OPS, text, thread_ts: String(first.ts) });
  }
  await client.chat.postMessage({ channel: OPS, text: 'last' });
  const history = await client.conversations.history({ channel: OPS });
  expect(history.messages?.map((message) => message.text)).toEqual(['last', 'root']);
  expect(history.messages?.[1]).toMatchObject({ reply_count: 3 });
  const texts: unknown[] = [];
  for await (const page of client.paginate('conversations.replies', {
    channel: OPS,
    ts: first.ts,
    limit: 3,
  })) {
    texts.push((page as unknown as { messages: { text: string }[] }).messages.map((message) => message.text));
  }
  expect(texts).toEqual([['root', 'a', 'b'], ['c']]);
});

test('a thousand posts in the same instant have a thousand timestamps', async () => {
  const stamps = new Set<string>();
  for (let index = 0; index < 1_000; index += 1) stamps.add(workspace.say(MAYA, OPS, 'x').ts);
  expect(stamps.size).toBe(1_000);
});

test('a stream grows, shows its tasks, and ends once', async () => {
  const root = workspace.say(MAYA, OPS, 'why?');
  const thread = {
    channel: OPS,
    thread_ts: root.ts,
    recipient_user_id: MAYA,
    recipient_team_id: workspace.identity.teamId,
  };
  const { ts } = await client.chat.startStream({ ...thread, markdown_text: 'Because ' });
  const at = { channel: OPS, ts: String(ts) };
  const task = {
    type: 'task_update' as const,
    id: '1',
    title: 'Reading orders',
    status: 'in_progress' as const,
  };
  await client.chat.appendStream({ ...at, chunks: [{ type: 'markdown_text', text: 'it sells.' }, task] });
  expect(await errorOf(client.chat.update({ ...at, text: 'x' }))).toBe('streaming_state_conflict');
  await client.chat.stopStream({ ...at, blocks: [section('Source: orders') as never] });
  expect(workspace.messages(OPS).at(-1)).toMatchObject({
    text: 'Because it sells.',
    streaming_state: 'completed',
    blocks: [{ type: 'plan', tasks: [{ title: 'Reading orders' }] }, { type: 'section' }],
  });
  expect(await errorOf(client.chat.stopStream(at))).toBe('message_not_in_streaming_state');
});

test('the page takes nothing from other sites', async () => {
  const act = (headers: Record<string, string>) =>
    fetch(`${workspace.url}/client/act?as=${MAYA}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ do: 'say', channel: OPS, text: 'hi' }),
    });
  expect((await act({ origin: 'https://evil.test' })).status).toBe(403);
  expect((await act({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await act({ origin: workspace.url })).status).toBe(200);
  expect(workspace.messages(OPS)).toHaveLength(1);
});

test('a bot may only call what its scopes cover', async () => {
  const narrow = await startWorkspace({ port: 0, clock, scopes: ['chat:write', 'im:history'] });
  const bot = new WebClient(narrow.botToken, { slackApiUrl: narrow.apiUrl, logLevel: 'none' as LogLevel });
  expect(await errorOf(bot.chat.postMessage({ channel: MAYA, text: 'x' }))).toBe('ok');
  expect(await errorOf(bot.conversations.history({ channel: `D${MAYA.slice(1)}` }))).toBe('ok');
  await expect(bot.conversations.history({ channel: OPS })).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'channels:history' },
  });
  await narrow.stop();
});

test('a command that the app does not have never reaches it', async () => {
  expect(await workspace.command(MAYA, '/opps brief')).toEqual({
    ok: false,
    error: '/opps is not a valid command.',
  });
});
