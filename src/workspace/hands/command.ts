import { ApiError } from '../api/call.ts';
import type { Core } from '../core.ts';
import { common, NO_ANSWER, type Result } from './payload.ts';
import { respond } from './respond.ts';

const hasContent = (answer: unknown): answer is Record<string, unknown> =>
  typeof answer === 'object' && answer !== null && ('text' in answer || 'blocks' in answer);

/** A person runs a slash command such as `/ops brief` in a channel. */
export async function command(core: Core, user: string, channelId: string, line: string): Promise<Result> {
  const channel = core.state.channels.get(channelId);
  if (!channel) throw new Error('There is no such channel.');
  const [, name, text] = /^(\/\S+)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
  if (!name) throw new Error('A command starts with a slash.');
  if (!core.commands.has(name)) return { ok: false, error: `${name} is not a valid command.` };
  const { identity, people } = core.state;
  const { trigger_id } = common(core, user);
  const token = core.triggers.response({ channel: channelId, user, ephemeral: false });
  const payload = {
    command: name,
    text: core.escaping.has(name) ? withIds(core, text ?? '') : (text ?? ''),
    user_id: user,
    user_name: people.get(user)?.name ?? '',
    channel_id: channelId,
    channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
    team_id: identity.teamId,
    team_domain: identity.domain,
    api_app_id: identity.appId,
    token: 'local',
    is_enterprise_install: 'false',
    trigger_id,
    response_url: `${core.url()}/response/${token}`,
  };
  const ack = await core.dispatcher.once({ kind: 'slash_commands', payload, attempt: 0 });
  if (!ack.ok) return { ok: false, error: `${name} failed: ${NO_ANSWER}` };
  try {
    if (hasContent(ack.payload)) respond(core, { channel: channelId, user, ephemeral: false }, ack.payload);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, error: `${name} failed with the error "${error.code}".` };
  }
  return { ok: true, response: ack.payload };
}

/** "@maya" as Slack sends it to a command that asks for ids: "<@U0MAYA00001|maya>". */
function withIds({ state: { people } }: Core, text: string): string {
  return text.replace(/(?<!\S)@([\w.-]+)/g, (typed, handle: string) => {
    const person = [...people.values()].find(({ name }) => name === handle.toLowerCase());
    return person ? `<@${person.id}|${person.name}>` : typed;
  });
}
