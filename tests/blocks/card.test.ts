import { describe, expect, test } from 'vitest';
import { cardMessage } from '../../blocks/index.ts';
import type { ActionView, CardView } from '../../src/brief/views.ts';
import { ACTION_STATES, type ActionState } from '../../src/domain/action.ts';
import { FINDING_STATES } from '../../src/domain/finding.ts';
import { validateMessage } from '../../src/workspace/validate/index.ts';
import { buttonsOf, wordsOf } from './drawn.ts';
import { APPROVED, CARD, MAYA, ORDER, SAM, SWAP } from './views.ts';

const idsOf = (view: CardView) => buttonsOf(cardMessage(view).blocks).map(({ action_id }) => action_id);
const decided = (state: ActionState, rest: Partial<ActionView> = {}): ActionView => ({
  ...APPROVED,
  canUndo: state === 'done',
  outcome: null,
  state,
  ...rest,
});

describe('a card that waits for a decision', () => {
  test('leads with the headline, the money and the deadline', () => {
    const [first] = cardMessage(CARD).blocks;
    expect(wordsOf([first])).toBe(
      `:red_circle: *${CARD.headline}*\nSummit Bottle 750 ml, Fog\n$4,210 at stake · by Thu 26 Nov (3 days) · critical`,
    );
  });

  test('names the acts on its buttons, the first of them primary, and carries the revision shown', () => {
    const buttons = buttonsOf(cardMessage(CARD).blocks);
    expect(buttons.map(({ label, value, style }) => [label, value, style])).toEqual([
      ['Reorder 240 units', 'act_order.2', 'primary'],
      ['Show SKU-1190 and SKU-1204 instead', 'act_swap.1', undefined],
      ['Edit', 'act_order.2', undefined],
      ['Do several', CARD.findingId, undefined],
      ['Reject', CARD.findingId, undefined],
      ['Why', CARD.findingId, undefined],
      ['', undefined, undefined],
    ]);
    expect(buttons.at(-1)?.options).toEqual([
      `1d.${CARD.findingId}`,
      `3d.${CARD.findingId}`,
      `change.${CARD.findingId}`,
      'act_swap.1',
    ]);
  });

  test('asks again before money leaves or customers see it, with the cost and what happens', () => {
    const [order, swap] = buttonsOf(cardMessage(CARD).blocks);
    expect(order?.confirm).toMatchObject({
      title: { text: 'Reorder 240 units?' },
      text: { text: `${ORDER.money}. ${ORDER.summary}` },
      confirm: { text: 'Reorder 240 units' },
    });
    expect(swap?.confirm).toBeDefined();
    const internal = cardMessage({ ...CARD, actions: [{ ...ORDER, effectClass: 'internal' }] });
    expect(buttonsOf(internal.blocks)[0]?.confirm).toBeUndefined();
  });

  test('offers three options at most and says where the others are', () => {
    const actions = Array.from({ length: 5 }, (_, index) => ({ ...SWAP, id: `act_${index}` }));
    const { blocks } = cardMessage({ ...CARD, actions });
    expect(buttonsOf(blocks).filter(({ action_id }) => action_id.startsWith('approve_action'))).toHaveLength(
      3,
    );
    expect(wordsOf(blocks)).toContain('… and 2 more: press Why');
  });

  test('reads whole in a notification', () => {
    const { text } = cardMessage(CARD);
    for (const part of [
      CARD.headline,
      '$4,210 at stake',
      'Thu 26 Nov',
      'critical',
      'If nothing is done',
      ORDER.label,
      SWAP.label,
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/[*<:]red|<!/);
  });
});

describe('a card that is settled', () => {
  test.each([
    ['approved', 'approved by <@U0MAYA00001>', 'working…'],
    ['executing', 'approved by <@U0MAYA00001>', 'working…'],
    ['done', 'approved by <@U0MAYA00001>', ', done'],
    ['failed', 'approved by <@U0MAYA00001>', 'It did not happen.'],
    ['unknown', 'outcome unknown: please check', 'Look, then say here what you found.'],
    ['refused', 'not carried out', 'Nothing was changed.'],
    ['undoing', 'approved by <@U0MAYA00001>', 'being undone…'],
    ['undone', 'approved by <@U0MAYA00001>', 'then undone'],
    ['expired', ': expired', 'nothing was done'],
  ] as const)('%s', (state, ...parts) => {
    const { blocks, text } = cardMessage({ ...CARD, actions: [decided(state)] });
    for (const part of parts) expect(wordsOf(blocks)).toContain(part);
    expect(text).toContain(parts[1]);
    expect(
      idsOf({ ...CARD, actions: [decided(state)] }).filter((id) => /approve|edit|reject|snooze/.test(id)),
    ).toEqual([]);
  });

  test('says what came of it, when on every reader’s clock, and can be undone', () => {
    const { blocks, text } = cardMessage({ ...CARD, actions: [APPROVED] });
    expect(wordsOf(blocks)).toContain(`<!date^1795437840^{date_short_pretty} {time}|Mon 23 Nov, 07:44>`);
    expect(wordsOf(blocks)).toContain(APPROVED.outcome);
    expect(wordsOf(blocks)).not.toContain('at stake');
    expect(text).toBe(
      `${CARD.headline} Summit Bottle 750 ml, Fog. Reorder 240 units: approved by Maya Lindqvist, Mon 23 Nov, 07:44, done. ${APPROVED.outcome}`,
    );
    expect(buttonsOf(blocks).map(({ label, value }) => [label, value])).toEqual([
      ['Why', CARD.findingId],
      ['Undo: Reorder 240 units', 'act_order.2'],
    ]);
  });

  test('keeps the other option open, and its undo, while one is done', () => {
    expect(idsOf({ ...CARD, actions: [APPROVED, SWAP] })).toEqual([
      'approve_action',
      'edit_action',
      'reject_finding',
      'why_finding',
      'snooze_finding',
      'undo_action:act_order',
    ]);
  });

  test('names people at a command line instead of mentioning them', () => {
    const { blocks } = cardMessage({
      ...CARD,
      actions: [decided('done', { decidedBy: { ...SAM, userId: 'USAM' } })],
    });
    expect(wordsOf(blocks)).toContain('approved by Sam,');
    expect(wordsOf(blocks)).not.toContain('<@');
  });

  test('asleep: until when, and how to wake it', () => {
    const view: CardView = { ...CARD, state: 'snoozed', snoozedUntil: new Date('2026-11-26T12:00:00Z') };
    expect(wordsOf(cardMessage(view).blocks)).toContain('Snoozed until <!date^1795694400^');
    expect(idsOf(view)).toEqual(['wake_finding', 'why_finding']);
    const untilChange = cardMessage({ ...view, snoozedUntil: null, snoozedUntilChange: true });
    expect(wordsOf(untilChange.blocks)).toContain('Snoozed until it changes');
  });

  test('rejected: by whom and why', () => {
    const rejection = {
      by: MAYA,
      at: new Date('2026-11-23T12:44:00Z'),
      reason: 'Not now: <we> launch in January',
    };
    const { blocks, text } = cardMessage({ ...CARD, actions: [decided('rejected')], rejection });
    expect(wordsOf(blocks)).toContain('Rejected by <@U0MAYA00001>');
    expect(wordsOf(blocks)).toContain('Not now: &lt;we&gt; launch in January');
    expect(text).toContain('Rejected by Maya Lindqvist');
  });

  test('passed: nothing to decide, even where proposals were left', () => {
    const view: CardView = { ...CARD, state: 'resolved', resolvedAt: new Date('2026-11-23T12:44:00Z') };
    expect(wordsOf(cardMessage(view).blocks)).toContain('Passed');
    expect(idsOf(view)).toEqual(['why_finding']);
  });
});

test('every state of an action on every state of a finding is a valid message with words for it', () => {
  for (const state of FINDING_STATES) {
    for (const first of ACTION_STATES) {
      for (const second of ACTION_STATES) {
        const actions = [decided(first), { ...SWAP, state: second }];
        const message = cardMessage({ ...CARD, state, actions });
        expect(validateMessage(message)).toEqual([]);
        expect(wordsOf(message.blocks)).not.toContain('undefined');
        expect(message.text).toContain(CARD.headline);
      }
    }
  }
});
