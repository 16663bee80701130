import { emit } from '../core.ts';
import type { Session } from '../model.ts';
import { ApiError, type Call, conversation, type Method, optionalText, text } from './call.ts';

const STATUSES = ['active', 'processing', 'suspended', 'closed'];

function sessionOf(call: Call): Session {
  const channel = conversation(call, 'channel_id');
  const threadTs = text(call, 'thread_ts');
  const key = `${channel.id}:${threadTs}`;
  const found = call.core.state.sessions.get(key);
  if (found) return found;
  const session: Session = { channel: channel.id, thread_ts: threadTs, status: 'active', title: '' };
  call.core.state.sessions.set(key, session);
  return session;
}

function tell(call: Call, session: Session): object {
  call.core.state.tell({ kind: 'session', session: { ...session } });
  return { session: { ...session } };
}

const setStatus: Method = (call) => {
  const status = text(call, 'status');
  if (!STATUSES.includes(status)) throw new ApiError('invalid_arguments');
  const session = sessionOf(call);
  session.status = status;
  session.title ||= optionalText(call, 'title') ?? '';
  return tell(call, session);
};

const rename: Method = (call) => {
  const session = sessionOf(call);
  session.title = text(call, 'title').slice(0, 200);
  const { title, channel, thread_ts } = session;
  void emit(call.core, 'agent_session_title_changed', {
    type: 'agent_session_title_changed',
    channel,
    thread_ts,
    title,
  });
  return tell(call, session);
};

/** The older method: free words while it works, and an empty status when it is done. */
const setThreadStatus: Method = (call) => {
  const session = sessionOf(call);
  session.status = optionalText(call, 'status') ? 'processing' : 'active';
  tell(call, session);
  return {};
};

const setThreadTitle: Method = (call) => {
  const session = sessionOf(call);
  session.title = text(call, 'title').slice(0, 200);
  tell(call, session);
  return {};
};

const setSuggestedPrompts: Method = (call) => {
  const channel = conversation(call, 'channel_id');
  const { prompts } = call.args;
  if (!Array.isArray(prompts) || prompts.length > 4) throw new ApiError('invalid_arguments');
  const title = optionalText(call, 'title') ?? '';
  call.core.state.tell({ kind: 'prompts', channel: channel.id, title, prompts });
  return {};
};

export const agents: Record<string, Method> = {
  'agents.sessions.setStatus': setStatus,
  'agents.sessions.rename': rename,
  'assistant.threads.setStatus': setThreadStatus,
  'assistant.threads.setTitle': setThreadTitle,
  'assistant.threads.setSuggestedPrompts': setSuggestedPrompts,
};
