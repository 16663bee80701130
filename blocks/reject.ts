import type { ModalView } from '@slack/types';
import type { RejectView } from '../src/brief/views.ts';
import * as limits from './limits.ts';
import { section } from './message.ts';
import { escaped, plain } from './text.ts';

const LONGEST_NOTE = 400;

/** The form that asks why; the reason is kept for learning. */
export function rejectModal({ findingId, headline, reasons }: RejectView): ModalView {
  return {
    type: 'modal',
    callback_id: 'reject_finding',
    private_metadata: findingId,
    title: plain('Reject', limits.MODAL_TITLE),
    submit: plain('Reject', limits.MODAL_TITLE),
    close: plain('Cancel', limits.MODAL_TITLE),
    blocks: [
      section(`*${escaped(headline, limits.HEADLINE)}*`),
      {
        type: 'input',
        block_id: 'reason',
        label: plain('Why not?', limits.INPUT_LABEL),
        element: {
          type: 'radio_buttons',
          action_id: 'reason',
          options: reasons.map(({ label }) => ({ text: plain(label, limits.BUTTON_TEXT), value: label })),
        },
      },
      {
        type: 'input',
        block_id: 'note',
        optional: true,
        label: plain('Anything that the next draft should know', limits.INPUT_LABEL),
        element: { type: 'plain_text_input', action_id: 'note', multiline: true, max_length: LONGEST_NOTE },
      },
    ],
  };
}
