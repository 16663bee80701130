import type { InputBlock, ModalView } from '@slack/types';
import type { EditView } from '../src/brief/views.ts';
import type { EditField } from '../src/domain/catalogue.ts';
import { actionValue } from './buttons.ts';
import * as limits from './limits.ts';
import { context, listed } from './message.ts';
import { escaped, plain, typed } from './text.ts';

const MOST_LINES = 12;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The form that changes a proposal, filled with what stands; each block is named after its field, for its error. */
export function editModal({ actionId, revision, label, preview, fields }: EditView): ModalView {
  return {
    type: 'modal',
    callback_id: 'edit_action',
    private_metadata: actionValue({ id: actionId, revision }),
    title: plain('Edit', limits.MODAL_TITLE),
    submit: plain('Save', limits.MODAL_TITLE),
    close: plain('Cancel', limits.MODAL_TITLE),
    blocks: [
      ...listed(
        `${escaped(label, limits.NAME)}, as it stands`,
        preview.length > 0 ? preview : [label],
        (line) => `• ${escaped(line, limits.LINE)}`,
        { most: MOST_LINES },
      ),
      ...fields.map(input),
      context('Saving changes the proposal. Nothing is carried out until someone approves it.'),
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
  switch (field.type) {
    case 'number':
      return numberInput(field);
    case 'date':
      return dateInput(field);
    case 'text':
      return textInput(field);
  }
}

function numberInput({ id, value, min, max, step }: EditField): InputBlock['element'] {
  const isWhole = step !== undefined && Number.isInteger(step);
  return {
    type: 'number_input',
    action_id: id,
    is_decimal_allowed: !isWhole,
    ...(value === null ? {} : { initial_value: String(value) }),
    ...(min === undefined ? {} : { min_value: String(min) }),
    ...(max === undefined ? {} : { max_value: String(max) }),
  };
}

function dateInput({ id, value }: EditField): InputBlock['element'] {
  const isDay = typeof value === 'string' && DAY.test(value);
  return { type: 'datepicker', action_id: id, ...(isDay ? { initial_date: value } : {}) };
}

function textInput({ id, value, maxLength, multiline = false }: EditField): InputBlock['element'] {
  const longest = Math.min(maxLength ?? limits.INPUT_LENGTH, limits.INPUT_LENGTH);
  const initial = value === null ? '' : typed(String(value), longest);
  return {
    type: 'plain_text_input',
    action_id: id,
    multiline,
    max_length: longest,
    ...(initial ? { initial_value: initial } : {}),
  };
}
