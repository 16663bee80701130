import type { Person } from '../model.ts';
import { ApiError, type Call, type Method, page, text } from './call.ts';

function wirePerson(call: Call, person: Person): object {
  const restricted = person.role === 'guest';
  return {
    id: person.id,
    team_id: call.core.state.identity.teamId,
    name: person.name,
    real_name: person.realName,
    deleted: false,
    tz: person.timeZone,
    is_bot: person.isBot,
    is_admin: person.role === 'admin',
    is_restricted: restricted,
    is_ultra_restricted: restricted,
    profile: { real_name: person.realName, display_name: person.realName, title: person.title },
  };
}

const userInfo: Method = (call) => {
  const person = call.core.state.people.get(text(call, 'user'));
  if (!person) throw new ApiError('user_not_found');
  return { user: wirePerson(call, person) };
};

const userList: Method = (call) => {
  const { items, cursor } = page(call, [...call.core.state.people.values()]);
  return {
    members: items.map((person) => wirePerson(call, person)),
    response_metadata: { next_cursor: cursor },
  };
};

const authTest: Method = ({ core }) => {
  const { identity } = core.state;
  return {
    url: `${core.url()}/`,
    team: identity.teamName,
    team_id: identity.teamId,
    user: 'daybreak',
    user_id: identity.botUserId,
    bot_id: identity.botId,
    app_id: identity.appId,
    is_enterprise_install: false,
  };
};

const teamInfo: Method = ({ core }) => {
  const { teamId, teamName, domain } = core.state.identity;
  return { team: { id: teamId, name: teamName, domain } };
};

const botInfo: Method = ({ core }) => {
  const { botId, appId, botUserId } = core.state.identity;
  return { bot: { id: botId, app_id: appId, user_id: botUserId, name: 'Daybreak', deleted: false } };
};

export const people: Record<string, Method> = {
  'api.test': ({ args }) => ({ args }),
  'auth.test': authTest,
  'users.info': userInfo,
  'users.list': userList,
  'team.info': teamInfo,
  'bots.info': botInfo,
};
