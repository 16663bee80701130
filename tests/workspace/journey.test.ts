import type { MessageShortcut } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { MAYA, OPS, type Running, start, TRANSPORTS } from './app.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const card = (value: string) => [
  {
    type: 'section',
    block_id: `card.${value}`,
    text: { type: 'mrkdwn', text: 'SKU-2847 runs out in 4 days' },
  },
  {
    type: 'actions',
    block_id: `do.${value}`,
    elements: [
      {
        type: 'button',
        action_id: 'approve_action',
        value,
        text: { type: 'plain_text', text: 'Reorder 240 units' },
      },
      {
        type: 'static_select',
        action_id: 'snooze_finding',
        placeholder: { type: 'plain_text', text: 'Snooze' },
        options: [{ text: { type: 'plain_text', text: '1 day' }, value: '1d' }],
      },
    ],
  },
];

const modal = {
  type: 'modal' as const,
  callback_id: 'edit_action',
  private_metadata: 'act_1.1',
  title: { type: 'plain_text' as const, text: 'Edit' },
  submit: { type: 'plain_text' as const, text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'units',
      label: { type: 'plain_text', text: 'Units' },
      element: { type: 'number_input', action_id: 'units', is_decimal_allowed: false, initial_value: '240' },
    },
  ],
};

test.each(TRANSPORTS)('a card is posted, clicked and updated in place over %s', async (transport) => {
  running = await start(transport, (app) => {
    app.action('approve_action', async ({ ack, body, client, action }) => {
      await ack();
      const { channel, message } = body as unknown as { channel: { id: string }; message: { ts: string } };
      const value = (action as { value: string }).value;
      await client.chat.update({
        channel: channel.id,
        ts: message.ts,
        text: `Done: ${value} by ${body.user.id}`,
      });
    });
  });
  const { workspace, app } = running;
  const posted = await app.client.chat.postMessage({
    channel: OPS,
    text: 'SKU-2847',
    blocks: card('act_1.1'),
  });
  const at = { channel: OPS, ts: String(posted.ts) };
  expect(await workspace.click(MAYA, at, 'approve_action')).toMatchObject({ ok: true });
  const done = await workspace.until(() =>
    workspace.messages(OPS).find((one) => one.text.startsWith('Done')),
  );
  expect(done).toMatchObject({ ts: at.ts, text: `Done: act_1.1 by ${MAYA}` });
  expect(done.blocks).toBeUndefined();
});

test.each(TRANSPORTS)(
  'a modal is opened, refused at the field, accepted and closed over %s',
  async (transport) => {
    running = await start(transport, (app) => {
      app.action('approve_action', async ({ ack, body, client }) => {
        await ack();
        const { trigger_id } = body as unknown as { trigger_id: string };
        await client.views.open({ trigger_id, view: modal as never });
      });
      app.view('edit_action', async ({ ack, view }) => {
        const units = Number(view.state.values.units?.units?.value);
        if (units > 1000) await ack({ response_action: 'errors', errors: { units: 'At most 1,000.' } });
        else await ack();
      });
    });
    const { workspace, app } = running;
    const posted = await app.client.chat.postMessage({ channel: OPS, text: 'x', blocks: card('act_1.1') });
    await workspace.click(MAYA, { channel: OPS, ts: String(posted.ts) }, 'approve_action');
    const view = await workspace.until(() => workspace.views(MAYA)[0]);
    expect(view).toMatchObject({ callback_id: 'edit_action', private_metadata: 'act_1.1' });
    expect(await workspace.submit(MAYA, view.id, { units: '' })).toEqual({
      ok: false,
      errors: { units: 'Please complete this required field.' },
    });
    expect(await workspace.submit(MAYA, view.id, { units: '5000' })).toEqual({
      ok: false,
      errors: { units: 'At most 1,000.' },
    });
    expect(workspace.views(MAYA)).toHaveLength(1);
    expect(await workspace.submit(MAYA, view.id, { units: '300' })).toEqual({ ok: true, action: 'closed' });
    expect(workspace.views(MAYA)).toEqual([]);
  },
);

test.each(TRANSPORTS)('a slash command, its answer and a menu over %s', async (transport) => {
  const chosen: unknown[] = [];
  running = await start(transport, (app) => {
    app.command('/ops', async ({ ack, command, respond }) => {
      await ack({ text: `You asked for ${command.text}` });
      await respond({ text: 'For all', response_type: 'in_channel' });
    });
    app.action('snooze_finding', async ({ ack, action }) => {
      chosen.push((action as { selected_option: { value: string } }).selected_option.value);
      await ack();
    });
  });
  const { workspace, app } = running;
  expect(await workspace.command(MAYA, '/ops brief')).toMatchObject({ ok: true });
  await workspace.until(() => workspace.messages(OPS).find((message) => message.text === 'For all'));
  expect(workspace.ephemerals(MAYA).map((message) => message.text)).toEqual(['You asked for brief']);
  const posted = await app.client.chat.postMessage({ channel: OPS, text: 'x', blocks: card('f') });
  const choice = { actionId: 'snooze_finding', input: '1d' };
  await workspace.click(MAYA, { channel: OPS, ts: String(posted.ts) }, choice);
  expect(chosen).toEqual(['1d']);
});

test.each(TRANSPORTS)(
  'a shortcut in a message’s menu on the page reaches the app over %s',
  async (transport) => {
    const heard: unknown[] = [];
    running = await start(transport, (app) => {
      app.shortcut({ type: 'message_action', callback_id: 'save_message' }, async ({ ack, body, client }) => {
        await ack();
        const { channel, message, user, trigger_id, callback_id } = body as MessageShortcut;
        heard.push({ channel: channel.id, text: message.text, user: user.id, callback_id });
        await client.views.open({ trigger_id, view: modal as never });
      });
    });
    const { workspace } = running;
    const said = workspace.say(MAYA, OPS, 'The scanner at P4 is broken.');
    const act = async (request: object) => {
      const body = JSON.stringify({ do: 'shortcut', channel: OPS, ts: said.ts, ...request });
      const response = await fetch(`${workspace.url}/client/act?as=${MAYA}`, { method: 'POST', body });
      return response.json();
    };
    expect(await act({ callbackId: 'save_message' })).toMatchObject({ ok: true });
    expect(heard).toEqual([
      { channel: OPS, text: 'The scanner at P4 is broken.', user: MAYA, callback_id: 'save_message' },
    ]);
    expect(await workspace.until(() => workspace.views(MAYA)[0])).toMatchObject({
      callback_id: 'edit_action',
    });
    expect(await act({ callbackId: 'no_such' })).toEqual({
      ok: false,
      error: 'Daybreak has no such shortcut.',
    });
    expect(await act({ callbackId: 'save_message', ts: '1.0' })).toEqual({
      ok: false,
      error: 'That message is gone.',
    });
    expect(heard).toHaveLength(1);
  },
);

test.each(TRANSPORTS)('messages, mentions and the Home tab reach the app over %s', async (transport) => {
  const heard: string[] = [];
  running = await start(transport, (app) => {
    app.event('app_mention', async ({ event }) => void heard.push(`mention ${event.text}`));
    app.message(async ({ message, say }) => {
      heard.push(`message ${(message as { text: string }).text}`);
      if (!('bot_id' in message)) await say({ text: 'Hello', thread_ts: message.ts });
    });
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: {
          type: 'home',
          blocks: [{ type: 'header', text: { type: 'plain_text', text: event.tab ?? '' } }],
        },
      });
    });
  });
  const { workspace } = running;
  workspace.say(MAYA, OPS, `<@${workspace.identity.botUserId}> why?`);
  await workspace.openApp(MAYA, 'home');
  await workspace.until(() => workspace.home(MAYA));
  const dm = `D${MAYA.slice(1)}`;
  workspace.say(MAYA, dm, 'hi');
  await workspace.until(() => workspace.messages(dm).find((message) => message.text === 'Hello'));
  expect(heard).toEqual(expect.arrayContaining([expect.stringMatching(/^mention .* why\?$/), 'message hi']));
});
