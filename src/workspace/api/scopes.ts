import type { Channel } from '../model.ts';
import { ApiError, type Call } from './call.ts';

/** What each family of methods needs; `*` stands for the kind of conversation: channels or im. */
const NEEDED: readonly (readonly [method: RegExp, scope: string])[] = [
  [/^chat\.(postMessage|update|delete|postEphemeral|startStream|appendStream|stopStream)$/, 'chat:write'],
  [/^conversations\.(history|replies)$/, '*:history'],
  [/^conversations\.(info|members|list)$/, '*:read'],
  [/^conversations\.open$/, 'im:write'],
  [/^conversations\.join$/, 'channels:join'],
  [/^users\./, 'users:read'],
  [/^bots\./, 'users:read'],
  [/^team\./, 'team:read'],
  [/^(agents|assistant)\./, 'assistant:write'],
];

function kindOf(call: Call): Channel['kind'] {
  return call.core.state.channels.get(String(call.args.channel ?? ''))?.kind ?? 'channel';
}

/** Refuses a method that the bot's scopes do not cover. */
export function checkScope(call: Call, method: string): void {
  const { scopes } = call.core;
  const [, pattern] = NEEDED.find(([family]) => family.test(method)) ?? [];
  if (!pattern) return;
  const needed = pattern.replace('*', kindOf(call) === 'im' ? 'im' : 'channels');
  if (!scopes.has(needed)) throw new ApiError('missing_scope', { needed, provided: [...scopes].join(',') });
}
