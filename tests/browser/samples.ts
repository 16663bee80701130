import { MESSAGE_BLOCKS, mrkdwn, option, plain } from '../workspace/validate-samples.ts';

/** A decision as the page shows it. */
export const card = [
  { type: 'section', text: mrkdwn('*SKU-2847 runs out in 4 days.* Ningbo Apex really takes 12 (quotes 7).') },
  {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'approve_action',
        style: 'primary',
        value: 'a.1',
        text: plain('Reorder 240 units'),
      },
      { type: 'button', action_id: 'edit_action', value: 'a.1', text: plain('Edit') },
      {
        type: 'static_select',
        action_id: 'snooze_finding',
        placeholder: plain('Snooze'),
        options: [
          { text: plain('1 day'), value: '1d' },
          { text: plain('3 days'), value: '3d' },
        ],
      },
      {
        type: 'button',
        action_id: 'reject_finding',
        text: plain('Reject'),
        confirm: {
          title: plain('Reject it?'),
          text: plain('Nothing will be ordered.'),
          confirm: plain('Reject'),
          deny: plain('Keep'),
        },
      },
    ],
  },
];

export const orderModal = {
  type: 'modal',
  callback_id: 'edit_action',
  title: plain('Edit the order'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'units',
      label: plain('Units'),
      element: { type: 'number_input', action_id: 'units', is_decimal_allowed: false, initial_value: '960' },
    },
  ],
};

const cell = (text: string) => ({ type: 'raw_text', text });

/** Each block of a message, with the three that the renderer stumbles over. */
export const everyBlock = [
  ...MESSAGE_BLOCKS,
  {
    type: 'data_table',
    caption: 'Cover by product',
    rows: [
      [cell('Product'), cell('Days')],
      [cell('Oak Salt Cellar'), { type: 'raw_number', value: 4, text: '4' }],
    ],
  },
  {
    type: 'plan',
    title: 'Looked at stock',
    tasks: [{ type: 'task_card', task_id: '1', title: 'Read', status: 'complete' }],
  },
  {
    type: 'section',
    text: mrkdwn(
      '<https://example.com|open> as of <!date^1795600000^{date_num} Nov 2026|then> <!subteam^S1|@ops-team>',
    ),
  },
  {
    type: 'section',
    text: mrkdwn('x'),
    accessory: { type: 'checkboxes', action_id: 'c', options: [option('a')] },
  },
];

const attack = '<img src=x onerror="window.attacked=true"><script>window.attacked=true</script>';

/** What a hostile ticket or product name may carry. */
export const hostile = [
  {
    type: 'section',
    text: mrkdwn(`${attack} <javascript:window.attacked=true|click> [x](javascript:window.attacked=true)`),
  },
  { type: 'header', text: plain(attack) },
  {
    type: 'markdown',
    text: `${attack} [x](javascript:window.attacked=true) ![x](javascript:window.attacked=true)`,
  },
  { type: 'context', elements: [plain(attack), mrkdwn('after the attack')] },
];
