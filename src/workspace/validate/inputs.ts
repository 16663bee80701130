import type { Surface } from './issue.ts';
import { richText } from './rich-text.ts';
import { boolean, integer, list, matching, string, url } from './rules.ts';
import type { Fields, Table } from './shape.ts';
import { dispatchConfig, id, plain } from './text.ts';

const MODAL: readonly Surface[] = ['modal'];
const typed: Fields = {
  action_id: id,
  placeholder: plain(150),
  focus_on_load: boolean,
  dispatch_action_config: dispatchConfig,
};
const decimal = matching(/^-?\d+(\.\d+)?$/, 'a number written as a string', 30);

/** Elements that take typed text or files. */
export const INPUTS: Table = {
  plain_text_input: {
    optional: {
      ...typed,
      initial_value: string(3000),
      multiline: boolean,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
  },
  email_text_input: { surfaces: MODAL, optional: { ...typed, initial_value: string(3000) } },
  url_text_input: { surfaces: MODAL, optional: { ...typed, initial_value: url() } },
  number_input: {
    surfaces: MODAL,
    required: { is_decimal_allowed: boolean },
    optional: { ...typed, initial_value: decimal, min_value: decimal, max_value: decimal },
  },
  rich_text_input: {
    surfaces: ['modal', 'home'],
    optional: {
      ...typed,
      initial_value: richText,
      min_lines: integer(1, 100),
      max_lines: integer(1, 100),
    },
  },
  file_input: {
    surfaces: MODAL,
    optional: { action_id: id, filetypes: list(string(30, 1), 100), max_files: integer(1, 10) },
  },
};
