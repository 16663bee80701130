import { z } from 'zod';
import type { Core } from '../core.ts';
import { click } from '../hands/click.ts';
import { command } from '../hands/command.ts';
import { openApp, say, stopSession } from '../hands/say.ts';
import { shortcut } from '../hands/shortcut.ts';
import { closeView, submit, type } from '../hands/submit.ts';

const text = z.string().max(12_000);
const input = z.union([text, z.array(text)]);
const place = z.union([z.object({ channel: text, ts: text }), z.object({ viewId: text }), z.literal('home')]);

const request = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('click'),
    place,
    actionId: text,
    blockId: text.optional(),
    value: text.optional(),
    input: input.optional(),
    typed: z.record(z.string(), input).optional(),
  }),
  z.object({ do: z.literal('submit'), viewId: text, typed: z.record(z.string(), input) }),
  z.object({ do: z.literal('close'), viewId: text }),
  z.object({ do: z.literal('command'), channel: text, line: text }),
  z.object({ do: z.literal('shortcut'), channel: text, ts: text, callbackId: text }),
  z.object({ do: z.literal('say'), channel: text, text, threadTs: text.optional() }),
  z.object({ do: z.literal('open'), tab: z.enum(['home', 'messages']) }),
  z.object({ do: z.literal('stop'), channel: text, threadTs: text }),
  z.object({ do: z.literal('dismiss'), ts: text }),
]);

/** What the page may ask for, as it is written in the request. */
export type ClientRequest = z.input<typeof request>;

/** Slack's client escapes what people type and turns @names into mentions. */
export function escapeTyped(core: Core, typed: string): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [...core.state.people.values()].reduce(
    (result, person) =>
      result.replaceAll(new RegExp(`@(${person.name}|${person.realName})\\b`, 'gi'), `<@${person.id}>`),
    escaped,
  );
}

/** Does what a person asked for on the page. Throws an Error with a sentence for them where it cannot be done. */
export async function act(core: Core, user: string, given: unknown): Promise<unknown> {
  const wanted = request.parse(given);
  switch (wanted.do) {
    case 'click': {
      const open =
        typeof wanted.place === 'object' &&
        'viewId' in wanted.place &&
        core.state.modals.get(wanted.place.viewId);
      if (open && open.user === user && wanted.typed) type(open, wanted.typed);
      return click(core, user, wanted.place, wanted);
    }
    case 'submit':
      return submit(core, user, wanted.viewId, wanted.typed);
    case 'close':
      return closeView(core, user, wanted.viewId);
    case 'command':
      return command(core, user, wanted.channel, wanted.line);
    case 'shortcut':
      return shortcut(core, user, wanted, wanted.callbackId);
    case 'say':
      say(core, user, wanted.channel, escapeTyped(core, wanted.text), wanted.threadTs);
      return {};
    case 'open':
      void openApp(core, user, wanted.tab);
      return {};
    case 'stop':
      void stopSession(core, user, wanted.channel, wanted.threadTs);
      return {};
    case 'dismiss':
      core.state.removeEphemeral(wanted.ts);
      return {};
  }
}
