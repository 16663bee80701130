import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { USAGE } from '../../src/slack/listeners/commands/parse.ts';
import { register } from '../../src/slack/listeners/index.ts';

const root = resolve(import.meta.dirname, '../..');
const manifest = parse(readFileSync(join(root, 'manifest.yml'), 'utf8'));
const { slash_commands: commands } = manifest.features;
const scopes: string[] = manifest.oauth_config.scopes.bot;
const events: string[] = manifest.settings.event_subscriptions.bot_events;

/** What is registered with Bolt, by kind. */
function registered(): Record<'action' | 'view' | 'command' | 'event' | 'shortcut', string[]> {
  const found = { action: [], view: [], command: [], event: [], shortcut: [] } as Record<string, string[]>;
  const record = (kind: string) => (name: unknown) => {
    const { callback_id: id } = Object(name) as { callback_id?: string };
    found[kind]?.push(id ?? String(name));
  };
  const app = Object.fromEntries(Object.keys(found).map((kind) => [kind, record(kind)]));
  register(app as unknown as App, {} as never);
  return found as ReturnType<typeof registered>;
}

/** Slack's Web API methods that the edge calls. */
function methodsCalled(): string[] {
  const folder = join(root, 'src/slack');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const calls = files.flatMap((name) => [
    ...readFileSync(join(folder, name), 'utf8').matchAll(/client\.((?:\w+\.)+\w+)\(/g),
  ]);
  return [...new Set(calls.map(([, method]) => String(method)))].sort();
}

/** The scopes that each method asks for, from Slack's reference; where a card may stand decides for the history. */
const SCOPES_OF_METHODS: Readonly<Record<string, readonly string[]>> = {
  'agents.sessions.setStatus': ['assistant:write'],
  'assistant.threads.setStatus': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
};

const SCOPES_OF_EVENTS: Readonly<Record<string, readonly string[]>> = {
  agent_session_stopped: [],
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  'message.im': ['im:history'],
  tokens_revoked: [],
};

/** Bolt hears every kind of message under one name; we subscribe to direct ones only. */
const subscriptionOf = (event: string) => (event === 'message' ? 'message.im' : event);

test('every event that is listened for is subscribed to, and every subscription has its listener', () => {
  expect(registered().event.map(subscriptionOf).sort()).toEqual([...events].sort());
});

test('every command has its listener, and every listener its command', () => {
  expect(registered().command).toEqual(commands.map(({ command }: { command: string }) => command));
});

test('every shortcut has its listener, and every listener its shortcut', () => {
  const ids = manifest.features.shortcuts.map(({ callback_id: id }: { callback_id: string }) => id);
  expect(registered().shortcut).toEqual(ids);
});

test('the hint of the command names every line that it takes', () => {
  const [{ usage_hint: hint }] = commands;
  const lines = hint.split('|').map((usage: string) => `/ops ${usage.trim()}`);
  expect(lines.sort()).toEqual(USAGE.map(({ line }) => line).sort());
});

test('the app has the scopes that its calls and events need, and no other', () => {
  const methods = methodsCalled();
  expect(methods).toEqual(Object.keys(SCOPES_OF_METHODS).sort());
  const needed = [
    ...methods.flatMap((method) => SCOPES_OF_METHODS[method] ?? []),
    ...events.flatMap((event) => SCOPES_OF_EVENTS[event] ?? ['unknown event']),
    ...(commands.length > 0 ? ['commands'] : []),
  ];
  expect([...scopes].sort()).toEqual([...new Set(needed)].sort());
});

test('buttons and forms are heard, as interactivity is on', () => {
  const { action, view } = registered();
  expect(action.length + view.length).toBeGreaterThan(0);
  expect(manifest.settings.interactivity.is_enabled).toBe(true);
});
