import type { ModalView, MrkdwnOption } from '@slack/types';
import type { PlanView } from '../src/brief/views.ts';
import { actionValue } from './buttons.ts';
import * as limits from './limits.ts';
import { context, section } from './message.ts';
import { escaped, mrkdwn, plain } from './text.ts';

/** The form in which several proposals are approved as one plan: each with exactly what it does, all chosen. */
export function planModal({ headline, steps }: PlanView): ModalView {
  const options: MrkdwnOption[] = steps.map((step) => ({
    text: mrkdwn(`*${escaped(step.label, limits.OPTION_TEXT - 2)}*`),
    description: plain([step.money, step.summary].filter(Boolean).join(' · '), limits.OPTION_TEXT),
    value: actionValue(step),
  }));
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
        element: { type: 'checkboxes', action_id: 'steps', options, initial_options: options },
      },
      context(
        'One after the other. If one fails, those after it are not begun and those before it are taken back.',
      ),
    ],
  };
}
