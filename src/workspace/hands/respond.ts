import { contentOf } from '../api/content.ts';
import { type Core, emitMessage } from '../core.ts';
import type { ResponseTarget } from '../triggers.ts';

/** An answer to a slash command or to a response url: a message, a replacement or a removal. Throws ApiError. */
export function respond(core: Core, target: ResponseTarget, args: Record<string, unknown>): void {
  const { state } = core;
  const { identity } = state;
  const original = target.ts
    ? (state.ephemerals.find((one) => one.ts === target.ts) ?? state.message(target.channel, target.ts))
    : undefined;
  if (original && args.delete_original === true) {
    if (target.ephemeral) state.removeEphemeral(original.ts);
    else state.remove(target.channel, original.ts);
    return;
  }
  const content = contentOf({ core, args });
  if (original && args.replace_original === true) {
    delete original.blocks;
    Object.assign(original, content);
    if ('to' in original) state.tell({ kind: 'ephemeral', user: target.user, message: original as never });
    else state.tell({ kind: 'message', channel: target.channel, message: original });
    return;
  }
  const threadTs = (args.thread_ts as string | undefined) ?? target.threadTs;
  const message = {
    type: 'message' as const,
    ts: state.nextTs(),
    user: identity.botUserId,
    bot_id: identity.botId,
    app_id: identity.appId,
    team: identity.teamId,
    ...content,
    ...(threadTs && { thread_ts: threadTs }),
  };
  if (args.response_type === 'in_channel')
    emitMessage(core, target.channel, state.add(target.channel, message));
  else state.addEphemeral({ ...message, channel: target.channel, to: target.user });
}
