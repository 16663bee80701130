import type { InputBlock, ModalView } from '@slack/types';
import * as limits from './limits.ts';
import { context, section } from './message.ts';
import { escaped, plain, typed } from './text.ts';

/** What the form to save knowledge is filled with, and what speaks against it. */
export interface SaveKnowledgeView {
  readonly title: string;
  readonly text: string;
  readonly owner: string;
  readonly topics: string;
  readonly reviewBy: string;
  /** What is already written about the same, or against it, a sentence each. */
  readonly warnings: readonly string[];
  /** The rule that machines obey once it is saved, as JSON; absent where it is only read. */
  readonly rule?: string;
}

const LONGEST_TEXT = 3000;
const LONGEST_LINE = 150;

const RULE =
  'From then on it is neither proposed nor done without asking; what is found is still told. `/ops learned forget` takes it back.';

/** The form in which something said becomes something written. */
export function saveKnowledgeModal(view: SaveKnowledgeView): ModalView {
  return {
    type: 'modal',
    callback_id: 'save_knowledge',
    ...(view.rule ? { private_metadata: view.rule } : {}),
    title: plain('Save to knowledge', limits.MODAL_TITLE),
    submit: plain('Save', limits.MODAL_TITLE),
    close: plain('Cancel', limits.MODAL_TITLE),
    blocks: [
      ...view.warnings.map((warning) => section(`:warning: ${escaped(warning, limits.LINE)}`)),
      input('title', 'Title', view.title, LONGEST_LINE),
      input('text', 'What should be known', view.text, LONGEST_TEXT, true),
      input('owner', 'Who answers for it', view.owner, LONGEST_LINE),
      { ...input('topics', 'Topics, with commas between', view.topics, LONGEST_LINE), optional: true },
      {
        type: 'input',
        block_id: 'review_by',
        label: plain('To be read again by', limits.INPUT_LABEL),
        element: { type: 'datepicker', action_id: 'review_by', initial_date: view.reviewBy },
      },
      {
        type: 'input',
        block_id: 'replaces',
        optional: true,
        label: plain('If somebody else has saved something under this title', limits.INPUT_LABEL),
        element: {
          type: 'checkboxes',
          action_id: 'replaces',
          options: [{ text: plain('Write its next version', limits.OPTION_TEXT), value: 'yes' }],
        },
      },
      ...(view.rule ? [context(RULE)] : []),
      context('It is kept with your name and can be taken back.'),
    ],
  };
}

function input(id: string, label: string, value: string, max: number, multiline = false): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label, limits.INPUT_LABEL),
    element: {
      type: 'plain_text_input',
      action_id: id,
      multiline,
      max_length: max,
      ...(value ? { initial_value: typed(value, max) } : {}),
    },
  };
}
