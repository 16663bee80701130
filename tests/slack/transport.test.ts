import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { testDatabase } from '../support/database.ts';
import { type Edge, MAYA, OPS, postButton, startEdge, type Transport } from './edge.ts';

let db: Database;
let edge: Edge | undefined;
const press = vi.fn();
beforeEach(async () => {
  press.mockReset();
  db = await testDatabase();
});
afterEach(async () => {
  await edge?.stop();
  edge = undefined;
  await db.close();
});

async function start(transport: Transport): Promise<Edge> {
  edge = await startEdge({ transport, db }, { register: (app) => app.action('press', async () => press()) });
  return edge;
}

const BODY = JSON.stringify({
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event: { type: 'app_mention' },
});

/** Sends a request as Slack does, `age` seconds old, signed with a secret. */
async function send({ slack }: Edge, secret: string, age = 0): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${BODY}`).digest('hex')}`;
  const response = await fetch(`http://127.0.0.1:${slack.port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
    body: BODY,
  });
  return response.status;
}

const recorded = async () => (await db.query('select key from slack_receipt')).rowCount;

test('requests that Slack did not sign, or signed long ago, leave no trace', async () => {
  const started = await start('http');
  expect(await send(started, 'somebody else')).toBe(401);
  expect(await send(started, started.workspace.signingSecret, 600)).toBe(401);
  expect(await recorded()).toBe(0);
  expect(await send(started, started.workspace.signingSecret)).toBe(200);
  expect(await recorded()).toBe(1);
});

test('the health of the HTTP edge can be asked for', async () => {
  const { slack } = await start('http');
  expect((await fetch(`http://127.0.0.1:${slack.port}/health`)).status).toBe(200);
});

test('a connection that Slack renews loses no click and doubles none', async () => {
  const started = await start('socket');
  const { workspace, slack } = started;
  const ts = await postButton(started, 'press');
  await workspace.click(MAYA, { channel: OPS, ts }, 'press');
  workspace.refreshConnections();
  await vi.waitUntil(async () => (await workspace.click(MAYA, { channel: OPS, ts }, 'press')).ok, {
    timeout: 20_000,
  });
  await slack.door.drain();
  expect(press).toHaveBeenCalledTimes(2);
});

test('an event that cannot be recorded is delivered again until it can', async () => {
  let isDown = true;
  const heard = vi.fn();
  const flaky: Database = {
    ...db,
    transaction: (work) => (isDown ? Promise.reject(new Error('connection refused')) : db.transaction(work)),
  };
  edge = await startEdge(
    { transport: 'http', db: flaky, workspace: { retryDelaysMs: [300, 300] } },
    { register: (app) => app.event('app_home_opened', async () => heard()) },
  );
  const opened = edge.workspace.openApp(MAYA, 'home');
  isDown = false;
  await opened;
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1), { timeout: 10_000 });
});
