import { expect, test } from 'vitest';
import {
  type Surface,
  slackMessages,
  validateBlocks,
  validateMessage,
  validateView,
} from '../../src/workspace/validate/index.ts';
import {
  button,
  chart,
  MESSAGE_BLOCKS,
  MODAL_BLOCKS,
  mrkdwn,
  option,
  plain,
  richText,
  table,
} from './validate-samples.ts';

const long = (length: number) => 'x'.repeat(length);
const codes = (issues: { pointer: string; code: string }[]) =>
  issues.map((issue) => `${issue.pointer} ${issue.code}`);

test.each(MESSAGE_BLOCKS)('a message takes $type', (block) => {
  expect(validateMessage({ text: 'hi', blocks: [block] })).toEqual([]);
});

test.each(MODAL_BLOCKS)('a modal takes $type with $element.type', (block) => {
  const view = { type: 'modal', title: plain('Edit'), submit: plain('Save'), blocks: [block] };
  expect(validateView(view)).toEqual([]);
});

const section = (value: object) => ({ type: 'section', text: mrkdwn('x'), ...value });
const actions = (...elements: object[]) => ({ type: 'actions', elements });

const REFUSED: [string, unknown, string][] = [
  ['an unknown block', { type: 'layout' }, '/blocks/0 invalid_value'],
  ['a block without type', { text: 'x' }, '/blocks/0 missing_field'],
  ['a block that is no object', 'x', '/blocks/0 wrong_type'],
  ['a type that is a property of every object', { type: 'constructor' }, '/blocks/0 invalid_value'],
  ['an unknown field', section({ colour: 'red' }), '/blocks/0 unknown_field'],
  ['a header of 151 characters', { type: 'header', text: plain(long(151)) }, '/blocks/0/text/text too_long'],
  ['mrkdwn in a header', { type: 'header', text: mrkdwn('x') }, '/blocks/0/text invalid_value'],
  ['an empty section text', { type: 'section', text: mrkdwn('') }, '/blocks/0/text/text too_short'],
  [
    'a section of 3,001 characters',
    { type: 'section', text: mrkdwn(long(3001)) },
    '/blocks/0/text/text too_long',
  ],
  ['a section with nothing', { type: 'section' }, '/blocks/0 missing_field'],
  ['11 fields', { type: 'section', fields: Array(11).fill(mrkdwn('x')) }, '/blocks/0/fields too_many'],
  [
    '11 context elements',
    { type: 'context', elements: Array(11).fill(mrkdwn('x')) },
    '/blocks/0/elements too_many',
  ],
  ['no actions', actions(), '/blocks/0/elements too_few'],
  [
    'a button value of 2,001',
    actions({ ...button('a'), value: long(2001) }),
    '/blocks/0/elements/0/value too_long',
  ],
  [
    'a button text of 76',
    actions({ ...button('a'), text: plain(long(76)) }),
    '/blocks/0/elements/0/text/text too_long',
  ],
  [
    'a javascript link',
    actions({ ...button('a'), url: 'javascript:x' }),
    '/blocks/0/elements/0/url invalid_value',
  ],
  [
    'a third button style',
    actions({ ...button('a'), style: 'big' }),
    '/blocks/0/elements/0/style invalid_value',
  ],
  [
    'an action_id twice in a block',
    actions(button('a'), button('a')),
    '/blocks/0/elements/1/action_id duplicate',
  ],
  [
    'six overflow options',
    section({ accessory: { type: 'overflow', options: 'abcdef'.split('').map(option) } }),
    '/blocks/0/accessory/options too_many',
  ],
  [
    'an option value of 151',
    section({ accessory: { type: 'overflow', options: [{ text: plain('x'), value: long(151) }] } }),
    '/blocks/0/accessory/options/0/value too_long',
  ],
  [
    'an initial option that is none',
    actions({ type: 'static_select', options: [option('a')], initial_option: option('b') }),
    '/blocks/0/elements/0/initial_option invalid_value',
  ],
  ['a select without options', actions({ type: 'static_select' }), '/blocks/0/elements/0 missing_field'],
  [
    'an image without alt text',
    { type: 'image', image_url: 'https://x.test/a.png' },
    '/blocks/0 missing_field',
  ],
  [
    'an empty cell',
    { type: 'table', rows: [[{ type: 'raw_text', text: '' }]] },
    '/blocks/0/rows/0/0/text too_short',
  ],
  [
    'a ragged table',
    { ...table, rows: [...table.rows, [{ type: 'raw_text', text: 'A' }]] },
    '/blocks/0/rows/2 invalid_value',
  ],
  [
    'a rich_text header cell',
    { type: 'data_table', caption: 'x', rows: [[richText]] },
    '/blocks/0/rows/0/0 invalid_value',
  ],
  [
    'a data_table without caption',
    { type: 'data_table', rows: [[{ type: 'raw_text', text: 'A' }]] },
    '/blocks/0 missing_field',
  ],
  [
    'a slice of nothing',
    { ...chart, chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] } },
    '/blocks/0/chart/segments/0/value invalid_value',
  ],
  [
    'a series that misses a category',
    { ...chart, chart: { ...chart.chart, axis_config: { categories: ['Mon', 'Tue'] } } },
    '/blocks/0/chart/series/0/data invalid_value',
  ],
  [
    'four buttons on a card',
    { type: 'card', title: mrkdwn('x'), actions: 'abcd'.split('').map(button) },
    '/blocks/0/actions too_many',
  ],
  ['a card title that is a string', { type: 'card', title: 'x' }, '/blocks/0/title wrong_type'],
  [
    'a pending task alone',
    { type: 'task_card', task_id: '1', title: 'x', status: 'pending' },
    '/blocks/0/status invalid_value',
  ],
  ['an alert in a message', { type: 'alert', text: plain('x') }, '/blocks/0 not_allowed_here'],
  [
    'a confirm without text',
    actions({ ...button('a'), confirm: { title: plain('Sure?') } }),
    '/blocks/0/elements/0/confirm missing_field',
  ],
  ['a long block_id', { type: 'divider', block_id: long(256) }, '/blocks/0/block_id too_long'],
];

test.each(REFUSED)('a message refuses %s', (_name, block, expected) => {
  expect(codes(validateMessage({ blocks: [block] }))).toContain(expected);
});

const wrongSurface: [Surface, string][] = [
  ...[
    'carousel',
    'container',
    'context_actions',
    'data_table',
    'data_visualization',
    'markdown',
    'plan',
    'table',
    'task_card',
  ].map((type): [Surface, string] => ['modal', type]),
  ...['context_actions', 'markdown', 'plan', 'task_card', 'table', 'data_table', 'data_visualization'].map(
    (type): [Surface, string] => ['home', type],
  ),
];

test.each(wrongSurface)('a %s refuses %s', (surface, type) => {
  const block = MESSAGE_BLOCKS.find((sample) => sample.type === type);
  expect(codes(validateBlocks([block], surface))).toContain('/blocks/0 not_allowed_here');
});

test('limits across blocks: number, ids, tables, charts, whole size', () => {
  const divider = { type: 'divider' };
  expect(validateMessage({ blocks: Array(50).fill(divider) })).toEqual([]);
  expect(codes(validateMessage({ blocks: Array(51).fill(divider) }))).toEqual(['/blocks too_many']);
  expect(validateBlocks(Array(100).fill(divider), 'home')).toEqual([]);
  expect(codes(validateBlocks(Array(101).fill(divider), 'home'))).toEqual(['/blocks too_many']);
  const same = { type: 'divider', block_id: 'a' };
  expect(codes(validateMessage({ blocks: [same, same] }))).toEqual(['/blocks/1/block_id duplicate']);
  expect(codes(validateMessage({ blocks: [table, table] }))).toEqual(['/blocks/1 too_many']);
  expect(codes(validateMessage({ blocks: [chart, chart, chart] }))).toEqual(['/blocks/2 too_many']);
  const full = { type: 'section', text: mrkdwn(long(3000)) };
  expect(codes(validateMessage({ blocks: Array(5).fill(full) }))).toEqual(['/blocks too_long']);
});

test('the same action_id may stand in two blocks, and characters are counted as people see them', () => {
  expect(validateMessage({ blocks: [actions(button('a')), actions(button('a'))] })).toEqual([]);
  expect(validateMessage({ blocks: [{ type: 'header', text: plain('😀'.repeat(150)) }] })).toEqual([]);
});

test('a modal needs a title, a submit where it has inputs, and short words', () => {
  const input = MODAL_BLOCKS[2];
  expect(codes(validateView({ type: 'modal', blocks: [] }))).toEqual(['/view missing_field']);
  expect(codes(validateView({ type: 'modal', title: plain(long(25)), blocks: [input] }))).toEqual([
    '/view/title/text too_long',
    '/view/submit missing_field',
  ]);
  const metadata = { type: 'modal', title: plain('x'), blocks: [], private_metadata: long(3001) };
  expect(codes(validateView(metadata))).toEqual(['/view/private_metadata too_long']);
  expect(codes(validateView({ type: 'home', title: plain('x'), blocks: [] }))).toEqual([
    '/view unknown_field',
  ]);
});

test('an issue has the shape of blocks.validate, and Slack’s own words', () => {
  const issues = validateMessage({ blocks: [{ type: 'header', text: plain(long(151)) }] });
  expect(issues).toEqual([
    {
      pointer: '/blocks/0/text/text',
      code: 'too_long',
      message: 'must be less than 151 characters',
      constraint: 150,
      field: 'text',
    },
  ]);
  expect(slackMessages(issues)).toEqual([
    '[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ]);
});
