import { plainOption, staticMenu } from './options.ts';
import { boolean, integer, list, string } from './rules.ts';
import type { Fields, Kind, Table } from './shape.ts';
import { confirm, conversationFilter, id, plain } from './text.ts';

const slackId = string(255, 1);
const common: Fields = { action_id: id, confirm, focus_on_load: boolean, placeholder: plain(150) };
const several: Fields = { ...common, max_selected_items: integer(1, 100) };

const conversations: Fields = { default_to_current_conversation: boolean, filter: conversationFilter };
const initialOption: Fields = { initial_option: plainOption };
const initialOptions: Fields = { initial_options: list(plainOption, 100) };
const external: Fields = { min_query_length: integer(0, 100) };

function menu(shared: Fields, own: Fields, rest: Pick<Kind, 'optional' | 'also'> = {}): Kind {
  return { ...rest, optional: { ...shared, ...own, ...rest.optional } };
}

/** Select menus of one and of several choices. */
export const SELECTS: Table = {
  static_select: menu(common, initialOption, staticMenu),
  multi_static_select: menu(several, initialOptions, staticMenu),
  external_select: menu(common, { ...initialOption, ...external }),
  multi_external_select: menu(several, { ...initialOptions, ...external }),
  users_select: menu(common, { initial_user: slackId }),
  multi_users_select: menu(several, { initial_users: list(slackId, 100) }),
  channels_select: menu(common, { initial_channel: slackId, response_url_enabled: boolean }),
  multi_channels_select: menu(several, { initial_channels: list(slackId, 100) }),
  conversations_select: menu(common, {
    ...conversations,
    initial_conversation: slackId,
    response_url_enabled: boolean,
  }),
  multi_conversations_select: menu(several, { ...conversations, initial_conversations: list(slackId, 100) }),
};
