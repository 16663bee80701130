import type { InputBlock, ModalView } from '@slack/types';
import type { EditView } from '../src/brief/views.ts';
import type { EditField } from '../src/domain/catalogue.ts';
import { actionValue } from './buttons.ts';
import * as limits from './limits.ts';
import { section } from './message.ts';
import { escaped, plain } from './text.ts';

/** The form that changes a proposal, filled with what stands; each block is named after its field. */
export function editModal({ actionId, revision, label, preview, fields }: EditView): ModalView {
  const now = preview.map((line) => `• ${escaped(line, limits.SENTENCE)}`).join('\n');
  return {
    type: 'modal',
    callback_id: 'edit_action',
    private_metadata: actionValue({ id: actionId, revision }),
    title: plain('Edit', limits.MODAL_TITLE),
    submit: plain('Save', limits.MODAL_TITLE),
    close: plain('Cancel', limits.MODAL_TITLE),
    blocks: [
      section(`*${escaped(label, limits.NAME)}*\n${now}`),
      ...fields.map(input),
      section('Saving changes the proposal. It is carried out only when someone approves it.'),
    ],
  };
}

function input(field: EditField): InputBlock {
  const { id, label, hint, optional = false } = field;
  return {
    type: 'input',
    block_id: id,
    label: plain(label, limits.INPUT_LABEL),
    optional,
    element: elementOf(field),
    ...(hint ? { hint: plain(hint, limits.INPUT_HINT) } : {}),
  };
}

function elementOf(field: EditField): InputBlock['element'] {
  const { id, type, value, min, max, step, multiline = false, maxLength } = field;
  const text = value === null ? null : String(value);
  switch (type) {
    case 'number':
      return {
        type: 'number_input',
        action_id: id,
        is_decimal_allowed: step !== undefined ? !Number.isInteger(step) : true,
        ...(text === null ? {} : { initial_value: text }),
        ...(min === undefined ? {} : { min_value: String(min) }),
        ...(max === undefined ? {} : { max_value: String(max) }),
      };
    case 'date':
      return { type: 'datepicker', action_id: id, ...(text === null ? {} : { initial_date: text }) };
    default: {
      const longest = Math.min(maxLength ?? limits.INPUT_MAX_LENGTH, limits.INPUT_MAX_LENGTH);
      return {
        type: 'plain_text_input',
        action_id: id,
        multiline,
        max_length: longest,
        ...(text ? { initial_value: [...text].slice(0, longest).join('') } : {}),
      };
    }
  }
}
