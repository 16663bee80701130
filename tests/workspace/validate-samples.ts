/** One valid example of each block that the validator knows, by the surface it is shown on. */
export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const option = (value: string) => ({ text: plain(value), value });
export const button = (action_id: string) => ({
  type: 'button',
  text: plain('Reorder 240 units'),
  action_id,
});
export const richText = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: { bold: true } }] }],
};
export const chart = {
  type: 'data_visualization',
  title: 'Cover',
  chart: {
    type: 'line',
    series: [{ name: 'Units', data: [{ label: 'Mon', value: 1 }] }],
    axis_config: { categories: ['Mon'] },
  },
};
export const table = {
  type: 'table',
  rows: [
    [{ type: 'raw_text', text: 'SKU' }, richText],
    [
      { type: 'raw_text', text: 'A' },
      { type: 'raw_number', value: 3, text: '3' },
    ],
  ],
};

export const MESSAGE_BLOCKS: Record<string, unknown>[] = [
  { type: 'header', text: plain('Good morning') },
  { type: 'section', text: mrkdwn('*hi*'), accessory: { type: 'overflow', options: [option('1d')] } },
  { type: 'section', fields: [mrkdwn('a'), plain('b')] },
  { type: 'divider', block_id: 'rule' },
  {
    type: 'context',
    elements: [mrkdwn('as of 07:00'), { type: 'image', image_url: 'https://x.test/a.png', alt_text: 'a' }],
  },
  {
    type: 'actions',
    elements: [
      button('approve_action'),
      {
        type: 'static_select',
        action_id: 'snooze_finding',
        options: [option('1d')],
        initial_option: option('1d'),
      },
    ],
  },
  { type: 'context_actions', elements: [{ type: 'icon_button', icon: 'trash', text: plain('Delete') }] },
  { type: 'markdown', text: '# Hi' },
  { type: 'image', image_url: 'https://x.test/a.png', alt_text: 'a' },
  richText,
  table,
  { ...table, type: 'data_table', caption: 'Stock', rows: [[{ type: 'raw_text', text: 'SKU' }]] },
  chart,
  { type: 'card', title: mrkdwn('Reorder'), actions: [button('a')] },
  { type: 'carousel', elements: [{ type: 'card', title: mrkdwn('Reorder') }] },
  { type: 'container', title: plain('Inventory'), child_blocks: [{ type: 'divider' }] },
  {
    type: 'plan',
    title: 'Looked',
    tasks: [{ type: 'task_card', task_id: '1', title: 'Read', status: 'pending' }],
  },
  { type: 'task_card', task_id: '1', title: 'Read', status: 'complete' },
];

export const MODAL_BLOCKS: Record<string, unknown>[] = [
  { type: 'alert', text: plain('Careful'), level: 'warning' },
  { type: 'input', label: plain('Units'), element: { type: 'number_input', is_decimal_allowed: false } },
  { type: 'input', label: plain('Reason'), element: { type: 'plain_text_input', multiline: true } },
  { type: 'input', label: plain('By'), element: { type: 'datepicker', initial_date: '2026-11-23' } },
  { type: 'input', label: plain('Who'), element: { type: 'users_select' } },
  { type: 'input', label: plain('Mail'), element: { type: 'email_text_input' } },
];
