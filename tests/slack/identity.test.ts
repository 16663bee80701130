import { expect, test } from 'vitest';
import { actorOf, isFromBot, receiptOf } from '../../src/slack/receipts/identity.ts';

const click = {
  type: 'block_actions',
  team: { id: 'T1', domain: 'x' },
  user: { id: 'U1', team_id: 'T1', name: 'maya' },
  container: { type: 'message', message_ts: '1.1', channel_id: 'C1' },
  actions: [{ action_id: 'approve_action', block_id: 'b', action_ts: '5.5', value: 'act_1.1' }],
  trigger_id: 't1',
};
const keyOf = (body: object) => receiptOf(body)?.key;

test('a click is the same however often it is delivered', () => {
  expect(keyOf({ ...click, trigger_id: 't2' })).toBe(keyOf(click));
});

test.each([
  ['another person', { user: { id: 'U2', team_id: 'T1' } }],
  ['another message', { container: { message_ts: '2.2', channel_id: 'C1' } }],
  ['another button', { actions: [{ action_id: 'why_finding', block_id: 'b', action_ts: '5.5' }] }],
  ['another press', { actions: [{ action_id: 'approve_action', block_id: 'b', action_ts: '6.6' }] }],
  ['another workspace', { team: { id: 'T2' } }],
])('%s is another click', (_, change) => {
  expect(keyOf({ ...click, ...change })).not.toBe(keyOf(click));
});

test('a form sent again after its fields were refused is a new submission', () => {
  const form = {
    type: 'view_submission',
    team: { id: 'T1' },
    user: click.user,
    view: { id: 'V1', hash: 'h' },
  };
  expect(keyOf({ ...form, trigger_id: 't1' })).not.toBe(keyOf({ ...form, trigger_id: 't2' }));
  expect(keyOf({ ...form, trigger_id: 't1' })).toBe(keyOf({ ...form, trigger_id: 't1' }));
});

const event = (id: string, inner: object) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: id,
  event: { type: 'message', user: 'U1', channel: 'D1', ts: '7.7', client_msg_id: 'm1', ...inner },
});

test('one message is one event: as a mention, with another time, or delivered again', () => {
  const first = keyOf(event('Ev1', {}));
  expect(keyOf(event('Ev2', { type: 'app_mention' }))).toBe(first);
  expect(keyOf(event('Ev3', { ts: '8.8' }))).toBe(first);
  expect(keyOf(event('Ev4', { client_msg_id: 'm2' }))).not.toBe(first);
});

test('a change of a message is not the message', () => {
  expect(keyOf(event('Ev5', { subtype: 'message_changed' }))).not.toBe(keyOf(event('Ev1', {})));
});

test('what bots say, this one too, is told apart from questions', () => {
  expect(isFromBot(event('Ev6', { bot_id: 'B1' }))).toBe(true);
  expect(isFromBot(event('Ev6', {}))).toBe(false);
  expect(isFromBot(click)).toBe(false);
});

test('people are known by their own team and id', () => {
  expect(actorOf(click)).toEqual({ type: 'user', teamId: 'T1', userId: 'U1', name: 'maya' });
  const stranger = { ...click, user: { id: 'U9', team_id: 'T9', name: 'maya' } };
  expect(actorOf(stranger)).toMatchObject({ teamId: 'T9', userId: 'U9' });
});

test('fields of an unknown shape do not make a click unknown', () => {
  expect(keyOf({ ...click, trigger_id: { odd: true } })).toBe(keyOf(click));
});
