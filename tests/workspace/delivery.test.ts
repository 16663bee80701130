import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { sign } from '../../src/workspace/delivery/http.ts';
import { startWorkspace, type Workspace } from '../../src/workspace/index.ts';
import { MAYA, OPS, type Running, start } from './app.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

const NOW = new Date('2026-11-23T07:30:00Z');
const button = [
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
  },
];

interface Request {
  headers: IncomingMessage['headers'];
  body: string;
}

/** An app that is only a recorder: it answers each request with the next status of the list, then 200. */
async function recorder(
  statuses: number[],
  headers: Record<string, string> = {},
): Promise<{ url: string; requests: Request[] }> {
  const requests: Request[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    requests.push({ headers: request.headers, body });
    response.writeHead(statuses.shift() ?? 200, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(async () => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`, requests };
}

async function overHttp(requestUrl: string): Promise<Workspace> {
  const workspace = await startWorkspace({
    port: 0,
    clock: () => NOW,
    transport: { requestUrl },
    retryDelaysMs: [0, 1, 1],
  });
  cleanUp.push(() => workspace.stop());
  return workspace;
}

test('requests carry Slack’s signature, and events are tried four times in all with their reason', async () => {
  const app = await recorder([500, 500, 500, 500, 500]);
  const workspace = await overHttp(app.url);
  await workspace.openApp(MAYA);
  expect(app.requests.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
  expect(app.requests.at(-1)?.headers['x-slack-retry-reason']).toBe('http_error');
  const ids = app.requests.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id);
  expect(new Set(ids).size).toBe(1);
  const [first] = app.requests;
  const expected = sign(workspace.signingSecret, NOW.getTime() / 1000, first?.body ?? '');
  expect(first?.headers['x-slack-signature']).toBe(expected);
});

test('an event that is acknowledged late is not sent again; an interaction is sent once whatever happens', async () => {
  const app = await recorder([500]);
  const workspace = await overHttp(app.url);
  await workspace.openApp(MAYA);
  expect(app.requests).toHaveLength(2);
  const failing = await recorder([500, 500]);
  workspace.deliverTo(failing.url);
  const result = await workspace.command(MAYA, '/ops help');
  expect(result).toMatchObject({ ok: false, error: expect.stringContaining('did not answer in time') });
  expect(failing.requests).toHaveLength(1);
});

test('an app that asks not to be tried again is not', async () => {
  const app = await recorder([500], { 'x-slack-no-retry': '1' });
  const workspace = await overHttp(app.url);
  await workspace.openApp(MAYA);
  expect(app.requests).toHaveLength(1);
});

async function running(register: Parameters<typeof start>[1], options = {}): Promise<Running> {
  const one = await start('socket', register, options);
  cleanUp.push(() => one.stop());
  return one;
}

async function postButton({ app }: Running): Promise<{ channel: string; ts: string }> {
  const { ts } = await app.client.chat.postMessage({ channel: OPS, text: 'x', blocks: button as never });
  return { channel: OPS, ts: String(ts) };
}

test('a duplicated delivery reaches the app twice, a dropped one not at all', async () => {
  let clicks = 0;
  const one = await running((app) => {
    app.action('go', async ({ ack }) => {
      clicks += 1;
      await ack();
    });
  });
  const at = await postButton(one);
  one.workspace.faults.delivery({ kind: 'interactive', duplicate: true });
  await one.workspace.click(MAYA, at, 'go');
  expect(clicks).toBe(2);
  one.workspace.faults.delivery({ drop: true });
  expect(await one.workspace.click(MAYA, at, 'go')).toMatchObject({ ok: false });
  expect(clicks).toBe(2);
});

test('faults of the Web API: refused, limited, broken, and done although its answer is lost', async () => {
  const one = await running(() => {});
  const { faults } = one.workspace;
  const post = (text: string) =>
    one.app.client.chat.postMessage({ channel: OPS, text }).then(
      () => 'ok',
      (error: { data?: { error: string }; statusCode?: number; code?: string }) =>
        error.data?.error ?? error.statusCode ?? error.code,
    );
  faults.api('chat.postMessage', { error: 'fatal_error' });
  faults.api('chat.postMessage', { status: 500 });
  faults.api('chat.postMessage', { dropAnswer: true });
  expect([await post('a'), await post('b'), await post('c'), await post('d')]).toEqual([
    'fatal_error',
    500,
    'slack_webapi_request_error',
    'ok',
  ]);
  expect(one.workspace.messages(OPS).map((message) => message.text)).toEqual(['c', 'd']);
  faults.api('chat.postMessage', { status: 429, retryAfterSeconds: 1 });
  const limited = await fetch(`${one.workspace.apiUrl}chat.postMessage`, { method: 'POST' });
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1']);
});

test('a channel takes as many posts a second as it was told', async () => {
  let now = NOW.getTime();
  const workspace = await startWorkspace({ port: 0, clock: () => new Date(now), postsPerSecond: 1 });
  cleanUp.push(() => workspace.stop());
  const post = async () => {
    const headers = { authorization: `Bearer ${workspace.botToken}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ channel: OPS, text: 'x' });
    return (await fetch(`${workspace.apiUrl}chat.postMessage`, { method: 'POST', headers, body })).status;
  };
  expect([await post(), await post()]).toEqual([200, 429]);
  now += 1_000;
  expect(await post()).toBe(200);
});

test('a trigger works once and for three seconds; a response url five times and for half an hour', async () => {
  let now = NOW.getTime();
  const seen: { trigger: string; responseUrl: string }[] = [];
  const one = await running(
    (app) => {
      app.action('go', async ({ ack, body }) => {
        await ack();
        const { trigger_id, response_url } = body as unknown as { trigger_id: string; response_url: string };
        seen.push({ trigger: trigger_id, responseUrl: response_url });
      });
    },
    { clock: () => new Date(now) },
  );
  const at = await postButton(one);
  const view = { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] };
  const open = (trigger_id = '') =>
    one.app.client.views.open({ trigger_id, view: view as never }).then(
      () => 'ok',
      (error: { data: { error: string } }) => error.data.error,
    );
  await one.workspace.click(MAYA, at, 'go');
  expect([await open(seen[0]?.trigger), await open(seen[0]?.trigger)]).toEqual([
    'ok',
    'exchanged_trigger_id',
  ]);
  await one.workspace.click(MAYA, at, 'go');
  now += 3_001;
  expect(await open(seen[1]?.trigger)).toBe('expired_trigger_id');
  const respond = async (url = '') =>
    (
      await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"text":"x"}',
      })
    ).status;
  const statuses = [];
  for (let use = 0; use < 6; use += 1) statuses.push(await respond(seen[0]?.responseUrl));
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  now += 31 * 60_000;
  expect(await respond(seen[1]?.responseUrl)).toBe(404);
});

test('an app that is asked to reconnect does, and misses no click', async () => {
  let clicks = 0;
  const one = await running((app) => {
    app.action('go', async ({ ack }) => {
      clicks += 1;
      await ack();
    });
  });
  const at = await postButton(one);
  one.workspace.refreshConnections();
  const clicked = async () => (await one.workspace.click(MAYA, at, 'go')).ok;
  await expect.poll(clicked, { timeout: 15_000, interval: 200 }).toBe(true);
  expect(clicks).toBe(1);
});

test('a workspace that is started again has its messages, its Home tab and its tokens', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'workspace-'));
  cleanUp.push(() => rm(folder, { recursive: true }));
  const options = { port: 0, clock: () => NOW, stateFile: join(folder, 'deep', 'workspace.json') };
  const before = await startWorkspace(options);
  const said = before.say(MAYA, OPS, 'remember this');
  const { botToken } = before;
  await before.stop();
  const after = await startWorkspace(options);
  cleanUp.push(() => after.stop());
  expect(after.botToken).toBe(botToken);
  expect(after.messages(OPS)).toEqual([said]);
  expect(Number(after.say(MAYA, OPS, 'later').ts)).toBeGreaterThan(Number(said.ts));
});
