import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planProposals } from '../../src/decide/proposals.ts';
import type { ActionRow } from '../../src/decide/store.ts';
import { ACTION_STATES, type ActionDraft, type ActionState, paramsHash } from '../../src/domain/action.ts';
import { orderParams } from '../act/params.ts';
import { actionDraft, hoursLater, NOW } from './world.ts';

const draftOf = (slot: string, quantity: number): ActionDraft =>
  actionDraft({ slot }, 'create_purchase_order', orderParams({ quantity }));

function rowOf(
  slot: string,
  quantity: number,
  state: ActionState,
  changes: Partial<ActionRow> = {},
): ActionRow {
  const draft = draftOf(slot, quantity);
  return {
    ...draft,
    id: `act_${slot}_${quantity}_${state}`,
    findingId: 'fnd_1',
    period: 1,
    ordinal: 0,
    revision: 1,
    paramsHash: paramsHash(draft.kind, draft.params),
    state,
    edited: false,
    decidedBy: null,
    decidedAt: null,
    outcome: null,
    undoable: false,
    draftedAt: NOW,
    expiresAt: hoursLater(72),
    ...changes,
  };
}

const SLOTS = ['A', 'B', 'C'] as const;
const QUANTITIES = [120, 240] as const;
const drafts = fc
  .array(fc.record({ slot: fc.constantFrom(...SLOTS), quantity: fc.constantFrom(...QUANTITIES) }), {
    maxLength: 5,
  })
  .map((all) => all.map(({ slot, quantity }) => draftOf(slot, quantity)));

/** What a slot may hold: any number of settled rows, and at most one live proposal, as the table's index has it. */
const history = fc
  .array(
    fc.record({
      slot: fc.constantFrom(...SLOTS),
      quantity: fc.constantFrom(...QUANTITIES),
      state: fc.constantFrom(...ACTION_STATES),
      edited: fc.boolean(),
    }),
    { maxLength: 10 },
  )
  .map((all) => {
    const live = new Set<string>();
    return all
      .filter(({ slot, state }) => {
        if (state !== 'proposed') return true;
        return live.has(slot) ? false : live.add(slot);
      })
      .map(({ slot, quantity, state, edited }, index) =>
        rowOf(slot, quantity, state, { id: `act_${index}`, edited: state === 'proposed' && edited }),
      );
  });

/** The rows as they stand after a plan. */
function applied(existing: readonly ActionRow[], wanted: readonly ActionDraft[]): ActionRow[] {
  const { create, revise, keep, supersede } = planProposals(existing, wanted);
  const revised = new Map(revise.map((one) => [one.action.id, one]));
  const after = existing.map((action): ActionRow => {
    const change = revised.get(action.id);
    if (change) {
      const { draft, ordinal } = change;
      const hash = paramsHash(draft.kind, draft.params);
      return { ...action, ...draft, ordinal, paramsHash: hash, revision: action.revision + 1 };
    }
    const kept = keep.find((one) => one.action.id === action.id);
    if (kept) return { ...action, ordinal: kept.ordinal };
    return supersede.includes(action) ? { ...action, state: 'superseded' } : action;
  });
  const created = create.map(({ draft, ordinal }) =>
    rowOf(draft.slot, Number(draft.params.quantity), 'proposed', { id: `new_${ordinal}`, ordinal }),
  );
  return [...after, ...created];
}

const liveOf = (rows: readonly ActionRow[]) => rows.filter(({ state }) => state === 'proposed');
const ON_ITS_WAY: readonly ActionState[] = ['approved', 'executing', 'undoing', 'unknown', 'rejected'];

describe('whatever stood and whatever is drafted', () => {
  test('there is never more than one live proposal in a slot, and none that is not drafted', () => {
    fc.assert(
      fc.property(history, drafts, (existing, wanted) => {
        const slots = liveOf(applied(existing, wanted)).map(({ slot }) => slot);
        expect(new Set(slots).size).toBe(slots.length);
        for (const slot of slots) expect(wanted.map((one) => one.slot)).toContain(slot);
      }),
    );
  });

  test('the same drafts again change nothing', () => {
    fc.assert(
      fc.property(history, drafts, (existing, wanted) => {
        const once = applied(existing, wanted);
        const { create, revise, supersede } = planProposals(once, wanted);
        expect([create, revise, supersede]).toEqual([[], [], []]);
        expect(applied(once, wanted)).toEqual(once);
      }),
    );
  });

  test('what is settled is left exactly as it is', () => {
    fc.assert(
      fc.property(history, drafts, (existing, wanted) => {
        const settled = existing.filter(({ state }) => state !== 'proposed');
        const after = new Map(applied(existing, wanted).map((action) => [action.id, action]));
        for (const action of settled) expect(after.get(action.id)).toEqual(action);
      }),
    );
  });

  test('what is on its way, unknown or rejected is not asked again', () => {
    fc.assert(
      fc.property(history, drafts, (existing, wanted) => {
        const { create } = planProposals(existing, wanted);
        for (const { draft } of create) {
          const states = existing.filter(({ slot }) => slot === draft.slot).map(({ state }) => state);
          expect(states.filter((state) => ON_ITS_WAY.includes(state))).toEqual([]);
        }
      }),
    );
  });

  test('a live proposal shows what is drafted, or what a person made of it', () => {
    fc.assert(
      fc.property(history, drafts, (existing, wanted) => {
        for (const action of liveOf(applied(existing, wanted))) {
          const draft = wanted.find(({ slot }) => slot === action.slot);
          if (action.edited) expect(existing).toContainEqual({ ...action, ordinal: expect.any(Number) });
          else expect(action.params).toEqual(draft?.params);
        }
      }),
    );
  });
});

test.each<[ActionState, number, 'create' | 'nothing']>([
  ['done', 240, 'nothing'],
  ['done', 120, 'create'],
  ['undone', 240, 'create'],
  ['failed', 240, 'create'],
  ['refused', 240, 'create'],
  ['expired', 240, 'create'],
  ['superseded', 240, 'create'],
  ['unknown', 120, 'nothing'],
  ['rejected', 120, 'nothing'],
])('after %s for %i units, a draft of 240 units means: %s', (state, quantity, expected) => {
  const { create } = planProposals([rowOf('A', quantity, state)], [draftOf('A', 240)]);
  expect(create).toHaveLength(expected === 'create' ? 1 : 0);
});
