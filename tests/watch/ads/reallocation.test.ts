import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BudgetedCampaign, gainOfAll, reallocation } from '../../../src/watch/ads/reallocation.ts';

const DAYS = Array.from({ length: 21 }, () => ({ spend: 10_000, conversions: 4 }));

function campaign(
  id: string,
  changes: Omit<Partial<BudgetedCampaign>, 'row'> & { row?: Partial<BudgetedCampaign['row']> } = {},
): BudgetedCampaign {
  const { row, ...rest } = changes;
  return {
    row: {
      ...{ campaign_id: id, name: `Campaign ${id}`, budget: 10_000, currency: 'USD', brand: false },
      ...{ shared_budget: null, ...row },
    },
    ...{ spend: 10_000, marginPerConversion: 5_000, days: DAYS, ...rest },
  };
}

const POOR = campaign('POOR', { marginPerConversion: 1_500 });
const RICH = campaign('RICH', { marginPerConversion: 10_000 });

describe('moving budgets', () => {
  test('takes from what loses and gives to what earns, by no more than 30 % each', () => {
    const found = reallocation([POOR, RICH], 'USD');
    expect(found?.moves).toEqual([
      expect.objectContaining({ campaignId: 'POOR', to: { minor: 7_000, currency: 'USD' } }),
      expect.objectContaining({ campaignId: 'RICH', to: { minor: 13_000, currency: 'USD' } }),
    ]);
    expect(gainOfAll(found?.moves ?? [], 'USD').expected.minor).toBeGreaterThan(0);
  });

  test('leaves brand campaigns and shared budgets alone, whatever they earn', () => {
    const brand = campaign('BRAND', { marginPerConversion: 250, row: { brand: true } });
    const shared = campaign('SHARED', { marginPerConversion: 250, row: { shared_budget: 'B1' } });
    const found = reallocation([brand, shared, POOR, RICH], 'USD');
    expect(found?.moves.map(({ campaignId }) => campaignId)).toEqual(['POOR', 'RICH']);
    expect(reallocation([brand, shared], 'USD')).toBeNull();
  });

  test('gives nothing to a campaign that does not use the budget it has', () => {
    const idle = campaign('IDLE', { marginPerConversion: 10_000, row: { budget: 30_000 } });
    expect(reallocation([POOR, idle], 'USD')?.moves.map(({ campaignId }) => campaignId)).toEqual(['POOR']);
  });

  test('moves nothing where everything earns alike', () => {
    expect(reallocation([campaign('A'), campaign('B')], 'USD')).toBeNull();
  });

  test('says how sure its gain is: the less the fewer conversions it rests on', () => {
    const [many, few] = [2, 0.5].map((times) => {
      const days = DAYS.map(({ spend }) => ({ spend, conversions: 4 * times }));
      const worth = (one: BudgetedCampaign) => ({
        ...{ ...one, days },
        marginPerConversion: one.marginPerConversion / times,
      });
      return reallocation([worth(POOR), worth(RICH)], 'USD');
    });
    const gain = (found: typeof many) => gainOfAll(found?.moves ?? [], 'USD');
    expect(gain(few).expected).toEqual(gain(many).expected);
    const width = (found: typeof many) => gain(found).high.minor - gain(found).low.minor;
    expect(width(few)).toBeGreaterThan(width(many));
    expect(width(many)).toBeGreaterThan(0);
  });

  test('moves as many as one person looks through, the largest first', () => {
    const all = Array.from({ length: 60 }, (_, index) => {
      const size = 10_000 * (1 + index);
      const days = DAYS.map(() => ({ spend: size, conversions: size / 2_500 }));
      const base = index % 2 ? POOR : RICH;
      return { ...base, row: { ...base.row, campaign_id: `C${index}`, budget: size }, spend: size, days };
    });
    const ids = reallocation(all, 'USD')?.moves.map(({ campaignId }) => campaignId) ?? [];
    expect(ids.length).toBe(20);
    expect(ids).toContain('C59');
    expect(ids).not.toContain('C1');
  });

  test('never raises the sum of the budgets, nor moves a campaign beyond its limits', () => {
    const any = fc.record({
      budget: fc.integer({ min: 100, max: 1_000_000 }),
      use: fc.double({ min: 0.01, max: 2, noNaN: true }),
      poas: fc.double({ min: 0, max: 6, noNaN: true }),
      brand: fc.boolean(),
      isShared: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 15 }), (all) => {
        const campaigns = all.map(({ budget, use, poas, brand, isShared }, index) =>
          campaign(`C${index}`, {
            row: { budget, brand, shared_budget: isShared ? 'B1' : null },
            spend: use * budget,
            marginPerConversion: poas * 2_500,
            days: DAYS.map(() => ({ spend: use * budget, conversions: (use * budget) / 2_500 })),
          }),
        );
        const moves = reallocation(campaigns, 'USD')?.moves ?? [];
        const sum = (of: 'from' | 'to') => moves.reduce((total, move) => total + move[of].minor, 0);
        expect(sum('to')).toBeLessThanOrEqual(sum('from'));
        for (const { campaignId, to } of moves) {
          const { row, spend } = campaigns.find((one) => one.row.campaign_id === campaignId) ?? campaign('');
          expect(row).toMatchObject({ brand: false, shared_budget: null });
          const budget = row.budget ?? 0;
          const isHeldBack = spend >= 0.85 * budget;
          const now = isHeldBack ? budget : spend;
          expect(to.minor).toBeLessThanOrEqual(isHeldBack ? 1.3 * now : now);
          // Down to a whole unit of money.
          expect(to.minor).toBeGreaterThanOrEqual(Math.floor((0.7 * now) / 100) * 100);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
