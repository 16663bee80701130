import type { ModalView, PlainTextOption } from '@slack/types';
import type { PlanView } from '../src/brief/views.ts';
import { actionValue } from './buttons.ts';
import * as limits from './limits.ts';
import { context, section } from './message.ts';
import { escaped, plain } from './text.ts';

/**
 * The form in which several proposals are approved as one plan, each with what it does. The finding's own are chosen;
 * what belongs to the same story is for the person to add.
 */
export function planModal({ headline, steps, own }: PlanView): ModalView {
  const options: PlainTextOption[] = steps.map((step) => ({
    text: plain(step.label, limits.OPTION_TEXT),
    description: plain(step.summary, limits.OPTION_TEXT),
    value: actionValue(step),
  }));
  const chosen = options.slice(0, own);
  return {
    type: 'modal',
    callback_id: 'approve_plan',
    title: plain('Do several', limits.MODAL_TITLE),
    submit: plain('Approve these', limits.MODAL_TITLE),
    close: plain('Cancel', limits.MODAL_TITLE),
    blocks: [
      section(`*${escaped(headline, limits.HEADLINE)}*`),
      {
        type: 'input',
        block_id: 'steps',
        label: plain('In this order', limits.INPUT_LABEL),
        element: {
          type: 'checkboxes',
          action_id: 'steps',
          options,
          ...(chosen.length > 0 ? { initial_options: chosen } : {}),
        },
      },
      context(
        'One after the other; the others belong to the same story. If one fails, those after it are not begun and those before it are taken back.',
      ),
    ],
  };
}
