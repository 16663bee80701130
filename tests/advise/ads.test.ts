import { describe, expect, test } from 'vitest';
import { registry } from '../../src/act/registry.ts';
import { ADS_PLAYBOOKS } from '../../src/advise/playbooks/ads/index.ts';
import type { AdsKind } from '../../src/domain/evidence.ts';
import type { Reallocation } from '../../src/watch/ads/reallocation.ts';
import { ADS_EXAMPLES } from '../brief/kinds/ads.ts';
import { findingOf } from './findings.ts';
import { contextOf } from './outlook.ts';
import { NO_SITUATIONS } from './situations.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const DOWN = {
  ...{ campaignId: 'C1', campaignName: 'Search: drinkware', from: usd(32_000), to: usd(22_400) },
  ...{ gain: 3_000, error: 300, facts: [] },
};
const UP = {
  ...{ campaignId: 'C2', campaignName: 'Mugs', from: usd(20_000), to: usd(26_000) },
  ...{ gain: 1_000, error: 400, facts: [] },
};
const FOUND: Reallocation = { moves: [DOWN, UP] };

/** Advice on a keyword or a campaign of Search: drinkware, with what is known of budgets. */
function adviceOn(
  kind: AdsKind,
  reallocation: Reallocation | null,
  { type, evidence = {} }: { type: 'keyword' | 'campaign'; evidence?: Record<string, unknown> },
) {
  const base = findingOf(kind, type === 'campaign' ? 'C1' : 'K1', {
    ...ADS_EXAMPLES[kind].evidence,
    ...{ brand: false, ...evidence },
  } as never);
  const finding = { ...base, subject: { ...base.subject, type } } as never;
  const situations = { ...NO_SITUATIONS, ads: { ads: new Map(), reallocation } };
  return ADS_PLAYBOOKS[kind](finding, contextOf([], undefined, { situations }));
}

describe('where the money has somewhere better to go', () => {
  test('a campaign that loses gives up budget, with what that earns a week', () => {
    const advice = adviceOn('unprofitable_spend', FOUND, { type: 'campaign' });
    expect(advice?.actions).toEqual([
      expect.objectContaining({
        kind: 'reallocate_budget',
        label: 'Move $96 of daily budget',
        summary: expect.stringContaining(
          'Search: drinkware from $320.00 to $224.00, Mugs from $200.00 to $260.00',
        ),
        // 4,000 a day, give or take 1.28 × 500.
        expectedEffect: { expected: usd(28_000), low: usd(7 * 3_359), high: usd(7 * 4_641) },
      }),
    ]);
  });

  test('the shared fact that moved it is told with what it changed', () => {
    const fact = {
      kind: 'stockout_probability',
      subject: { type: 'sku', id: 'SKU-1' },
      value: {
        ...{ probability: 1, stockoutOn: null, daysOfCover: 0, supplierId: null },
        ...{ availability: 0, restockOn: '2026-03-20' },
      },
      moved: 'margin of a conversion $20.00 → $3.00',
    };
    const found = { moves: [{ ...DOWN, facts: [fact] }, UP] };
    expect(adviceOn('unprofitable_spend', found, { type: 'campaign' })?.because).toContain(
      'Search: drinkware: margin of a conversion $20.00 → $3.00, because SKU-1 is out of stock; more is expected on Fri 20 Mar.',
    );
  });

  test.each([
    ['spend_on_low_stock', 'keyword'],
    ['spend_shift', 'campaign'],
  ] as const)('%s offers the move after the pause', (kind, type) => {
    const kinds = adviceOn(kind, FOUND, { type })?.actions.map((action) => action.kind);
    expect(kinds).toEqual(['pause_keyword', 'reallocate_budget']);
  });

  test('every draft is valid, and described as it is drafted', () => {
    for (const found of [FOUND, { moves: [DOWN] }]) {
      const { actions } = adviceOn('unprofitable_spend', found, { type: 'campaign' }) ?? { actions: [] };
      expect(actions).toHaveLength(1);
      for (const { kind, params, label, summary } of actions) {
        expect(registry[kind].parse(params)).toEqual(params);
        expect(registry[kind].describe(params)).toEqual({ label, summary, cost: null });
      }
    }
  });
});

describe('where it has not', () => {
  const nowhere = { moves: [DOWN, { ...DOWN, campaignId: 'C3' }] };

  test('a campaign that loses has its own budget lowered, and nobody else’s', () => {
    const [action, ...others] = adviceOn('unprofitable_spend', nowhere, { type: 'campaign' })?.actions ?? [];
    expect(others).toEqual([]);
    expect(action).toMatchObject({
      kind: 'set_campaign_budget',
      params: { campaignId: 'C1', budget: { to: { amount: '224.00' } } },
      expectedEffect: { expected: usd(21_000) },
    });
  });

  test('a pause is all that is offered against a burn or for want of stock', () => {
    for (const [kind, type] of [
      ['spend_shift', 'campaign'],
      ['spend_on_low_stock', 'keyword'],
    ] as const) {
      const kinds = adviceOn(kind, nowhere, { type })?.actions.map((action) => action.kind);
      expect(kinds).toEqual(['pause_keyword']);
    }
  });
});

describe('no budget is drafted', () => {
  test.each([
    ['where no move earns more', null, {}],
    ['for a campaign that would get more', { moves: [{ ...UP, campaignId: 'C1' }] }, {}],
    ['for a campaign that is not among them', { moves: [UP] }, {}],
    ['for a brand', FOUND, { brand: true }],
  ] as const)('%s', (_, found, evidence) => {
    for (const kind of ['unprofitable_spend', 'spend_shift', 'spend_on_low_stock'] as const) {
      const actions = adviceOn(kind, found, { type: 'campaign', evidence })?.actions ?? [];
      expect(actions.filter((action) => /budget/.test(action.kind))).toEqual([]);
    }
  });

  test('for a campaign that spends less than usual', () => {
    const evidence = { expected: 1240, actual: 41 };
    expect(adviceOn('spend_shift', FOUND, { type: 'campaign', evidence })?.actions).toEqual([]);
  });
});
