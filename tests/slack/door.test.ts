import type { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { DaybreakError } from '../../src/domain/errors.ts';
import { testDatabase } from '../support/database.ts';
import { type Edge, MAYA, OPS, startEdge, TRANSPORTS, type Transport } from './edge.ts';

let db: Database;
let edge: Edge | undefined;
beforeEach(async () => {
  db = await testDatabase();
});
afterEach(async () => {
  await edge?.stop();
  edge = undefined;
  await db.close();
});

const BUTTON = [
  {
    type: 'actions',
    block_id: 'b',
    elements: [
      {
        type: 'button',
        action_id: 'press',
        value: 'v',
        text: { type: 'plain_text', text: 'Reorder 240 units' },
      },
    ],
  },
];

interface Setup {
  readonly press: () => Promise<void>;
  readonly database?: Database;
}

/** A message with one button, and a listener behind it. */
async function withButton(
  transport: Transport,
  { press, database = db }: Setup,
): Promise<{ ts: string; edge: Edge }> {
  const register = (app: App) => {
    app.action('press', async ({ ack }) => {
      await ack();
      await press();
    });
  };
  const started = await startEdge({ transport, db: database }, { register });
  edge = started;
  const { WebClient } = await import('@slack/web-api');
  const client = new WebClient(started.workspace.botToken, { slackApiUrl: started.workspace.apiUrl });
  const { ts } = await client.chat.postMessage({ channel: OPS, text: 'Reorder?', blocks: BUTTON });
  return { ts: String(ts), edge: started };
}

const receipts = async () =>
  (await db.query<{ outcome: string | null; payload: object }>('select outcome, payload from slack_receipt'))
    .rows;

test.each(TRANSPORTS)(
  'a click is recorded, worked on once and forgotten but for its identity, over %s',
  async (transport) => {
    const press = vi.fn(async () => undefined);
    const {
      ts,
      edge: { workspace, slack },
    } = await withButton(transport, { press });
    expect(await workspace.click(MAYA, { channel: OPS, ts }, 'press')).toMatchObject({ ok: true });
    await slack.door.drain();
    expect(press).toHaveBeenCalledTimes(1);
    expect(await receipts()).toEqual([{ outcome: 'done', payload: {} }]);
  },
);

test.each(TRANSPORTS)('a click that is delivered twice is worked on once, over %s', async (transport) => {
  const press = vi.fn(async () => undefined);
  const {
    ts,
    edge: { workspace, slack },
  } = await withButton(transport, { press });
  workspace.faults.delivery({ kind: 'interactive', duplicate: true });
  expect(await workspace.click(MAYA, { channel: OPS, ts }, 'press')).toMatchObject({ ok: true });
  await slack.door.drain();
  expect(press).toHaveBeenCalledTimes(1);
});

test.each(TRANSPORTS)('a refusal is told to the person alone, over %s', async (transport) => {
  const {
    ts,
    edge: { workspace },
  } = await withButton(transport, {
    press: () =>
      Promise.reject(new DaybreakError('already_decided', 'Tomás approved this <!channel> at 9:02.')),
  });
  await workspace.click(MAYA, { channel: OPS, ts }, 'press');
  const [told] = await workspace.until(
    () => workspace.ephemerals(MAYA).length > 0 && workspace.ephemerals(MAYA),
  );
  expect(told?.text).toBe('Tomás approved this &lt;!channel&gt; at 9:02.');
});

test.each(TRANSPORTS)(
  'a database that hangs: accepted in time, told that nothing was done, over %s',
  async (transport) => {
    const press = vi.fn(async () => undefined);
    const hanging: Database = { ...db, transaction: () => new Promise(() => undefined) };
    const {
      ts,
      edge: { workspace },
    } = await withButton(transport, {
      press,
      database: hanging,
    });
    expect(await workspace.click(MAYA, { channel: OPS, ts }, 'press')).toMatchObject({ ok: true });
    const [told] = await workspace.until(
      () => workspace.ephemerals(MAYA).length > 0 && workspace.ephemerals(MAYA),
    );
    expect(told?.text).toMatch(/nothing was done/);
    expect(press).toHaveBeenCalledTimes(0);
  },
);

test('a click that failed for another reason is told, kept, and taken up again after its lease', async () => {
  const press = vi.fn(async () => undefined).mockRejectedValueOnce(new Error('connection lost'));
  const {
    ts,
    edge: { workspace, slack },
  } = await withButton('socket', {
    press,
  });
  await workspace.click(MAYA, { channel: OPS, ts }, 'press');
  await slack.door.drain();
  expect(workspace.ephemerals(MAYA).map(({ text }) => text)).toEqual([
    expect.stringMatching(/I will try again/),
  ]);
  await slack.door.resume();
  expect(press).toHaveBeenCalledTimes(1);
  await db.query('update slack_receipt set lease_until = received_at');
  await slack.door.resume();
  expect(press).toHaveBeenCalledTimes(2);
  await slack.door.resume();
  expect(press).toHaveBeenCalledTimes(2);
  expect(await receipts()).toEqual([{ outcome: 'done', payload: {} }]);
});

test('a button nobody knows is accepted', async () => {
  const {
    ts,
    edge: { workspace },
  } = await withButton('http', { press: async () => undefined });
  const { WebClient } = await import('@slack/web-api');
  const client = new WebClient(workspace.botToken, { slackApiUrl: workspace.apiUrl });
  const [block] = BUTTON;
  const elements = [{ ...block?.elements[0], action_id: 'unheard_of' }];
  await client.chat.update({ channel: OPS, ts, text: 'x', blocks: [{ ...block, elements }] as never });
  expect(await workspace.click(MAYA, { channel: OPS, ts }, 'unheard_of')).toMatchObject({ ok: true });
});
