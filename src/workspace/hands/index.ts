import type { Core } from '../core.ts';
import type { Change, Ephemeral, Message, View } from '../model.ts';
import { type Choice, click } from './click.ts';
import { command } from './command.ts';
import type { Result } from './payload.ts';
import { openApp, say, stopSession } from './say.ts';
import { shortcut } from './shortcut.ts';
import { closeView, type SubmitResult, submit, type Typed } from './submit.ts';
import type { Place } from './surface.ts';

/** What a person can do and see here: for tests, and for whoever drives the workspace without its page. */
export interface Hands {
  /** Oldest first, replies included. */
  messages(channel: string): Message[];
  ephemerals(user: string): Ephemeral[];
  /** Open modals, the top one last. */
  views(user: string): View[];
  home(user: string): View | undefined;
  click(user: string, place: Place, choice: Choice | string): Promise<Result>;
  submit(user: string, viewId: string, typed?: Typed): Promise<SubmitResult>;
  close(user: string, viewId: string): Promise<void>;
  /** In the first channel unless another is named. */
  command(user: string, line: string, channel?: string): Promise<Result>;
  /** In a message's menu, by the shortcut's callback id. */
  shortcut(user: string, place: { channel: string; ts: string }, callbackId: string): Promise<Result>;
  say(user: string, channel: string, text: string, threadTs?: string): Message;
  openApp(user: string, tab?: 'home' | 'messages'): Promise<void>;
  stopSession(user: string, channel: string, threadTs: string): Promise<void>;
  /** Waits until the look at the workspace answers something; throws after the milliseconds given. */
  until<T>(look: () => T | undefined | false | null, milliseconds?: number): Promise<T>;
}

const PATIENCE_MS = 10_000;

/** Waits for the next change after which `look` answers something. */
function until<T>(core: Core, look: () => T | undefined | false | null, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const check = (_change?: Change) => {
      const found = look();
      if (found === undefined || found === false || found === null) return;
      clearTimeout(timer);
      unlisten();
      resolve(found);
    };
    const unlisten = core.state.listen(check);
    const timer = setTimeout(() => {
      unlisten();
      reject(new Error(`Waited ${milliseconds} ms for: ${look}`));
    }, milliseconds);
    check();
  });
}

export function hands(core: Core): Hands {
  const { state } = core;
  const firstChannel = () =>
    [...state.channels.values()].find((channel) => channel.kind === 'channel')?.id ?? '';
  return {
    messages: (channel) => state.messages(channel),
    ephemerals: (user) => state.ephemerals.filter((message) => message.to === user),
    views: (user) => state.viewsOf(user),
    home: (user) => state.homes.get(user),
    click: (user, place, choice) =>
      click(core, user, place, typeof choice === 'string' ? { actionId: choice } : choice),
    submit: (user, viewId, typed = {}) => submit(core, user, viewId, typed),
    close: (user, viewId) => closeView(core, user, viewId),
    command: (user, line, channel = firstChannel()) => command(core, user, channel, line),
    shortcut: (user, place, callbackId) => shortcut(core, user, place, callbackId),
    say: (user, channel, text, threadTs) => say(core, user, channel, text, threadTs),
    openApp: (user, tab = 'home') => openApp(core, user, tab),
    stopSession: (user, channel, threadTs) => stopSession(core, user, channel, threadTs),
    until: (look, milliseconds = PATIENCE_MS) => until(core, look, milliseconds),
  };
}
