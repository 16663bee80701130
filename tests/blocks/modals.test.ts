import type { InputBlock, KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { editModal, rejectModal, whyModal } from '../../blocks/index.ts';
import { validateView } from '../../src/workspace/validate/index.ts';
import { wordsOf } from './drawn.ts';
import { EDIT, REJECT } from './forms.ts';
import { APPROVED, SWAP, WHY } from './views.ts';

const inputs = (blocks: readonly (KnownBlock | { type: string })[]) =>
  blocks.filter((block): block is InputBlock => block.type === 'input');

describe('why', () => {
  test('tells the formula, the figures, the options, what is not known and who did what, newest first', () => {
    const { blocks } = whyModal({ ...WHY, options: [APPROVED, SWAP] });
    const words = wordsOf(blocks);
    const parts = [
      'How it was worked out*\n• Order 240',
      'Figures*\nOn hand: *142 units*',
      'Options*\n:white_check_mark: *Reorder 240 units*: approved by <@U0MAYA00001>',
      '*Show SKU-1190 and SKU-1204 instead*: saves about $1,100',
      'Not known*\n• No return rate',
      'Maya changed the quantity',
      'Daybreak: Seen: 142 on hand',
    ].map((part) => words.indexOf(part));
    expect(parts).not.toContain(-1);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  });

  test('of everything at its longest still fits a view and counts what it leaves out', () => {
    const long = '&<!channel> '.repeat(250);
    const many = <T>(item: T): T[] => Array(500).fill(item);
    const view = whyModal({
      ...WHY,
      headline: long,
      ifNothing: long,
      because: many(long),
      evidence: many({ label: long, value: long }),
      options: many({ ...APPROVED, label: long, summary: long, outcome: long }),
      notes: many(long),
      history: many({ at: new Date(0), by: null as never, summary: long }),
    });
    expect(validateView(view)).toEqual([]);
    for (const left of ['485', '460', '490']) expect(wordsOf(view.blocks)).toContain(`… and ${left} more`);
  });
});

describe('the edit form', () => {
  const view = editModal(EDIT);

  test('is filled with what stands and names each block after its field', () => {
    expect(inputs(view.blocks).map(({ block_id }) => block_id)).toEqual(['quantity', 'note']);
    expect(inputs(view.blocks).map(({ element }) => element)).toEqual([
      {
        type: 'number_input',
        action_id: 'quantity',
        is_decimal_allowed: false,
        initial_value: '240',
        min_value: '120',
      },
      {
        type: 'plain_text_input',
        action_id: 'note',
        multiline: true,
        max_length: 500,
        initial_value: 'Please ship in two lots.\nThank you!',
      },
    ]);
  });

  test('carries the revision that was shown, and says that saving carries out nothing', () => {
    expect(view).toMatchObject({ callback_id: 'edit_action', private_metadata: 'act_order.2' });
    expect(wordsOf(view.blocks)).toContain('Nothing is carried out until someone approves it.');
    expect(wordsOf(view.blocks)).toContain('• $15.00 each, $3,600.00 in all');
  });

  test('takes decimals where steps are not whole, and a day as a day', () => {
    const fields = [
      { id: 'price', label: 'Price', type: 'number', value: 24.5, step: 0.01 },
      { id: 'from', label: 'From', type: 'date', value: '2026-11-26' },
      { id: 'to', label: 'To', type: 'date', value: null },
    ] as const;
    const elements = inputs(editModal({ ...EDIT, fields }).blocks).map(({ element }) => element);
    expect(elements).toEqual([
      { type: 'number_input', action_id: 'price', is_decimal_allowed: true, initial_value: '24.5' },
      { type: 'datepicker', action_id: 'from', initial_date: '2026-11-26' },
      { type: 'datepicker', action_id: 'to' },
    ]);
  });
});

test('the rejection form asks for a reason and takes a note', () => {
  const view = rejectModal(REJECT);
  expect(view).toMatchObject({ callback_id: 'reject_finding', private_metadata: REJECT.findingId });
  const [reason, note] = inputs(view.blocks);
  expect(reason?.optional).toBeUndefined();
  expect(reason?.element).toMatchObject({
    type: 'radio_buttons',
    options: REJECT.reasons.map(({ label }) => ({ value: label })),
  });
  expect(note?.optional).toBe(true);
});
