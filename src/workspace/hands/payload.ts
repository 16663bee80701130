import type { Core } from '../core.ts';
import type { Channel } from '../model.ts';

/** The fields that every interaction payload starts with: who, where, with which trigger. */
export function common(core: Core, userId: string, viewId?: string): Record<string, unknown> {
  const { identity, people } = core.state;
  const person = people.get(userId);
  if (!person) throw new Error(`Nobody here has the id ${userId}.`);
  return {
    user: { id: userId, username: person.name, name: person.name, team_id: identity.teamId },
    team: { id: identity.teamId, domain: identity.domain },
    api_app_id: identity.appId,
    token: 'local',
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: core.triggers.trigger(userId, viewId),
  };
}

export const channelOf = (channel: Channel): object => ({
  id: channel.id,
  name: channel.kind === 'im' ? 'directmessage' : channel.name,
});

/** What came of something a person did. */
export type Result = { ok: true; response: unknown } | { ok: false; error: string };

/** The words that a person sees when the app did not answer in time. */
export const NO_ANSWER = 'Daybreak did not answer in time. Nothing may have been done: please try again.';
