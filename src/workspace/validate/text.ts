import type { Rule } from './issue.ts';
import { boolean, list, oneOf, string } from './rules.ts';
import { needsOneOf, shape, type Table, variant } from './shape.ts';

function textTable(max: number): Table {
  const text = string(max, 1);
  return {
    plain_text: { required: { text }, optional: { emoji: boolean } },
    mrkdwn: { required: { text }, optional: { verbatim: boolean } },
  };
}

/** A `plain_text` object of 1 to `max` characters. */
export function plain(max: number): Rule {
  const table = textTable(max);
  return variant(() => table, 'plain_text');
}

/** A `mrkdwn` object of 1 to `max` characters. */
export function mrkdwn(max: number): Rule {
  const table = textTable(max);
  return variant(() => table, 'mrkdwn');
}

/** Either text object, of 1 to `max` characters. */
export function text(max: number): Rule {
  const table = textTable(max);
  return variant(() => table);
}

export const id = string(255, 1);

export const confirm = shape({
  required: { text: text(300) },
  optional: {
    title: plain(100),
    confirm: plain(30),
    deny: plain(30),
    style: oneOf('primary', 'danger'),
  },
});

export const dispatchConfig = shape({
  required: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) },
});

export const conversationFilter = shape({
  optional: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), 4),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
  also: needsOneOf('include', 'exclude_external_shared_channels', 'exclude_bot_users'),
});
