import { INPUTS } from './inputs.ts';
import type { Surface } from './issue.ts';
import { checkOptions, overflowOption, richOption, shortList } from './options.ts';
import { boolean, integer, list, matching, oneOf, string, url } from './rules.ts';
import { SELECTS } from './selects.ts';
import { type Kind, needsExactlyOneOf, shape, type Table, variant } from './shape.ts';
import { confirm, id, plain } from './text.ts';

const MESSAGE: readonly Surface[] = ['message'];
const MESSAGE_AND_MODAL: readonly Surface[] = ['message', 'modal'];

const actionable = { action_id: id, confirm };
const focusable = { ...actionable, focus_on_load: boolean };
const picker = { ...focusable, placeholder: plain(150) };
const style = oneOf('primary', 'danger');
const label = string(75, 1);

/** What an image shows: a URL, or a file that was uploaded to Slack. */
export const imageSource = {
  image_url: url(),
  slack_file: shape({ optional: { id: string(255, 1), url: url() }, also: needsExactlyOneOf('id', 'url') }),
};

const feedback = shape({
  required: { text: plain(75), value: string(2000) },
  optional: { accessibility_label: label },
});

const image: Kind = {
  required: { alt_text: string(2000, 1) },
  optional: imageSource,
  also: needsExactlyOneOf('image_url', 'slack_file'),
};

const trigger = shape({
  required: { url: url() },
  optional: {
    customizable_input_parameters: list(
      shape({ required: { name: string(255, 1), value: string(3000) } }),
      100,
      0,
    ),
  },
});

/** Every interactive element and image; SLACK limits of autumn 2026. */
export const ELEMENTS: Table = {
  ...SELECTS,
  ...INPUTS,
  image,
  button: {
    required: { text: plain(75) },
    optional: { ...actionable, value: string(2000), url: url(), style, accessibility_label: label },
  },
  overflow: { required: { options: list(overflowOption, 5) }, optional: actionable, also: checkOptions },
  checkboxes: {
    required: shortList,
    optional: { ...focusable, initial_options: list(richOption, 10) },
    also: checkOptions,
  },
  radio_buttons: {
    required: shortList,
    optional: { ...focusable, initial_option: richOption },
    also: checkOptions,
  },
  datepicker: {
    optional: { ...picker, initial_date: matching(/^\d{4}-\d\d-\d\d$/, 'a date such as 2026-11-23') },
  },
  timepicker: {
    optional: {
      ...picker,
      initial_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 07:30'),
      timezone: string(255, 1),
    },
  },
  datetimepicker: {
    surfaces: MESSAGE_AND_MODAL,
    optional: { ...focusable, initial_date_time: integer(1_000_000_000, 9_999_999_999) },
  },
  feedback_buttons: {
    surfaces: MESSAGE,
    required: { positive_button: feedback, negative_button: feedback },
    optional: { action_id: id },
  },
  icon_button: {
    surfaces: MESSAGE,
    required: { icon: oneOf('trash'), text: plain(75) },
    optional: {
      ...actionable,
      accessibility_label: label,
      value: string(2000),
      visible_to_user_ids: list(string(255, 1), 100),
    },
  },
  workflow_button: {
    surfaces: MESSAGE,
    required: { text: plain(75), workflow: shape({ required: { trigger } }) },
    optional: { action_id: id, style, accessibility_label: label },
  },
};

export const element = (...allowed: readonly string[]) => variant(() => ELEMENTS, ...allowed);
