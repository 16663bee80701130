import { element } from './elements.ts';
import { richText } from './rich-text.ts';
import { boolean, list, oneOf, string, url } from './rules.ts';
import { type Kind, needsOneOf, shape, type Table, variant } from './shape.ts';
import { id, mrkdwn, plain, text } from './text.ts';

const image = element('image');

export const card: Kind = {
  optional: {
    block_id: id,
    hero_image: image,
    icon: image,
    slack_icon: shape({ required: { type: oneOf('icon'), name: string(50, 1) } }),
    title: mrkdwn(150),
    subtitle: mrkdwn(150),
    body: mrkdwn(200),
    subtext: mrkdwn(200),
    actions: list(element('button'), 3),
  },
  also: needsOneOf('hero_image', 'title', 'body', 'actions'),
};

const CARD: Table = { card };

export const carousel: Kind = {
  required: {
    elements: list(
      variant(() => CARD),
      10,
    ),
  },
};

/** A container's fields; its children come from the table of blocks, which is passed in. */
export function container(blocks: () => Table): Kind {
  const children = ['actions', 'context', 'divider', 'file', 'header', 'image', 'input', 'rich_text'];
  return {
    required: { child_blocks: list(variant(blocks, ...children, 'section', 'table', 'video'), 10) },
    optional: {
      title: plain(150),
      rich_text_title: richText,
      subtitle: text(150),
      icon: image,
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
    also: needsOneOf('title', 'rich_text_title'),
  };
}

const source = variant(() => ({ url: { required: { url: url(), text: string(255, 1) } } }));

export const taskCard: Kind = {
  required: {
    task_id: id,
    title: string(256, 1),
    // A task that stands alone may not be pending: seen live, not documented.
    status: oneOf('in_progress', 'complete', 'error'),
  },
  optional: { details: richText, output: richText, sources: list(source, 50) },
};

const PLANNED: Table = {
  task_card: {
    ...taskCard,
    required: { ...taskCard.required, status: oneOf('pending', 'in_progress', 'complete', 'error') },
  },
};

export const plan: Kind = {
  required: { title: string(256, 1) },
  optional: {
    tasks: list(
      variant(() => PLANNED),
      50,
      0,
    ),
  },
};
