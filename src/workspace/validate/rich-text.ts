import { boolean, integer, list, oneOf, string, url } from './rules.ts';
import { type Fields, shape, type Table, variant } from './shape.ts';
import { id } from './text.ts';

const slackId = string(255, 1);
const style = shape({
  optional: { bold: boolean, italic: boolean, strike: boolean, code: boolean, underline: boolean },
});
const styled: Fields = { style };
const border: Fields = { border: integer(0, 1) };

const LEAVES: Table = {
  text: { required: { text: string(12_000, 1) }, optional: styled },
  link: { required: { url: url() }, optional: { ...styled, text: string(3000, 1), unsafe: boolean } },
  emoji: {
    required: { name: string(255, 1) },
    optional: { ...styled, unicode: string(100, 1), url: url(), skin_tone: integer(1, 6) },
  },
  user: { required: { user_id: slackId }, optional: styled },
  usergroup: { required: { usergroup_id: slackId }, optional: styled },
  channel: { required: { channel_id: slackId }, optional: styled },
  team: { required: { team_id: slackId }, optional: styled },
  broadcast: { required: { range: oneOf('here', 'channel', 'everyone') }, optional: styled },
  color: { required: { value: string(7, 4) }, optional: styled },
  date: {
    required: { timestamp: integer(0, 9_999_999_999), format: string(255, 1) },
    optional: { ...styled, url: url(), fallback: string(3000, 1) },
  },
};

const leaf = variant(() => LEAVES);
const leaves = list(leaf, 1000, 0);

const PARTS: Table = {
  rich_text_section: { required: { elements: leaves } },
  rich_text_quote: { required: { elements: leaves }, optional: border },
  rich_text_preformatted: {
    required: {
      elements: list(
        variant(() => LEAVES, 'text', 'link'),
        1000,
        0,
      ),
    },
    optional: { ...border, language: string(50, 1) },
  },
  rich_text_list: {
    required: {
      style: oneOf('bullet', 'ordered'),
      elements: list(
        variant(() => PARTS, 'rich_text_section'),
        1000,
      ),
    },
    optional: { ...border, indent: integer(0, 8), offset: integer(0, 100_000) },
  },
};

/** The fields of a rich_text block. */
export const RICH_TEXT: Table = {
  rich_text: {
    required: {
      elements: list(
        variant(() => PARTS),
        1000,
      ),
    },
    optional: { block_id: id },
  },
};

/** A whole rich_text block, wherever one is nested. */
export const richText = variant(() => RICH_TEXT);
