import type { ModalView } from '@slack/types';
import type { RejectView } from '../src/brief/views.ts';
import * as limits from './limits.ts';
import { context, section } from './message.ts';
import { escaped, plain } from './text.ts';

const LONGEST_NOTE = 400;

/** The form that asks why; the reason is kept, for the card and for learning. */
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
          // The label itself comes back: it is what the card then says.
          options: reasons.slice(0, limits.RADIO_OPTIONS).map(({ label }) => {
            const text = plain(label, limits.OPTION_TEXT);
            return { text, value: text.text };
          }),
        },
      },
      {
        type: 'input',
        block_id: 'note',
        optional: true,
        label: plain('What should the next proposal know?', limits.INPUT_LABEL),
        element: { type: 'plain_text_input', action_id: 'note', multiline: true, max_length: LONGEST_NOTE },
      },
      context('Everything proposed here is turned down. Nothing is carried out.'),
    ],
  };
}
