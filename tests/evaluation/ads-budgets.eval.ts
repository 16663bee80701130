import { expect, test } from 'vitest';
import { randomOf } from '../../src/sample/random.ts';
import { allocate } from '../../src/stats/allocate.ts';
import type { SlotRow } from '../../src/watch/ads/facts.ts';
import { spendShift } from '../../src/watch/ads/spend-shift.ts';
import { DEFAULT_THRESHOLDS } from '../../src/watch/thresholds.ts';
import { byRoas, drawAccount, type TrueCampaign, weeksOf, worthOf } from './ads/budgets.ts';
import { mean } from './measures.ts';
import { type Line, lost, printTable } from './table.ts';

const ACCOUNTS = 200;
const CAMPAIGNS = 8;
const WEEKS = 12;

/** The best that the same total can earn by the true curves at once, and nothing is spent that loses. */
function optimum(campaigns: readonly TrueCampaign[], start: readonly number[]): number {
  const total = start.reduce((sum, one) => sum + one, 0);
  const spenders = campaigns.map(({ id, scale, elasticity, margin }) => ({
    ...{ id, spend: 10_000, elasticity, low: 1, high: total },
    earned: margin * scale * 10_000 ** elasticity,
  }));
  const spends = allocate(spenders, total);
  return worthOf(
    campaigns,
    campaigns.map(({ id }) => spends.get(id) ?? 0),
  );
}

/** The best under the limits that Daybreak keeps: 30 % a week each, and never a larger sum than the week before. */
function limitedOptimum(campaigns: readonly TrueCampaign[], start: readonly number[]): number {
  let budgets = [...start];
  for (let week = 0; week < WEEKS; week += 1) {
    const spenders = campaigns.map(({ id, scale, elasticity, margin }, index) => {
      const spend = budgets[index] ?? 0;
      return {
        id,
        spend,
        elasticity,
        low: 0.7 * spend,
        high: 1.3 * spend,
        earned: margin * scale * spend ** elasticity,
      };
    });
    const spends = allocate(
      spenders,
      budgets.reduce((sum, one) => sum + one, 0),
    );
    budgets = campaigns.map(({ id }) => spends.get(id) ?? 0);
  }
  return worthOf(campaigns, budgets);
}

test('budgets that are moved each week come near the best there is, and never cost more', () => {
  const results = Array.from({ length: ACCOUNTS }, (_, seed) => {
    const { campaigns, budgets } = drawAccount(seed, CAMPAIGNS);
    const best = optimum(campaigns, budgets);
    const { budgets: ours, violations } = weeksOf(campaigns, budgets, WEEKS, seed);
    return {
      best,
      limited: limitedOptimum(campaigns, budgets),
      ours: worthOf(campaigns, ours),
      start: worthOf(campaigns, budgets),
      roas: worthOf(campaigns, byRoas(campaigns, budgets)),
      violations,
    };
  }).filter(({ best }) => best > 0);
  const sum = (of: (one: (typeof results)[number]) => number) =>
    results.reduce((total, one) => total + of(one), 0);
  const [ours, start, roas] = [sum((r) => r.ours), sum((r) => r.start), sum((r) => r.roas)].map(
    (one) => one / sum((r) => r.best),
  );
  const limited = sum((one) => one.ours) / sum((one) => one.limited);
  const violations = sum((one) => one.violations);
  const lines: Line[] = [
    {
      metric: `margin after ads after ${WEEKS} weekly moves, share of the best under the same limits`,
      ours: limited,
      baselines: {},
      target: 'at least 0.95',
      pass: limited >= 0.95,
    },
    {
      metric: 'the same, share of the best at once and without limits',
      ours: ours ?? 0,
      baselines: { 'left alone': start ?? 0, 'shared by ROAS': roas ?? 0 },
      target: 'reported',
      pass: true,
    },
    {
      metric: 'above the same money shared by ROAS',
      ours: (ours ?? 0) / (roas ?? 1) - 1,
      baselines: {},
      target: 'at least 0.08',
      pass: (ours ?? 0) / (roas ?? 1) - 1 >= 0.08,
    },
    {
      metric: `moves of ${ACCOUNTS * WEEKS} that raised the total`,
      ours: violations,
      baselines: {},
      target: '0',
      pass: violations === 0,
    },
  ];
  printTable('Budgets moved by what the next dollar earns', lines);
  expect(lost(lines)).toEqual([]);
});

const SLOTS = 4000;
const USUAL = 10_000;

/** A campaign's hours of one night against 28 before, whose spend wavers from day to day as campaigns' do. */
function night(seed: number, times: number): SlotRow {
  const random = randomOf(seed, 'night');
  const draw = () => USUAL * Math.exp(random.normal(0, 0.45));
  const past = Array.from({ length: 28 }, draw);
  const usual = mean(past);
  const cost = times * draw();
  return {
    ...{
      type: 'campaign',
      id: 'C',
      text: null,
      status: 'enabled',
      skus: [],
      campaign_id: 'C',
      campaign_name: 'C',
    },
    ...{ brand: false, currency: 'USD', clicks: Math.round(cost / 50), cost, conversions: 0 },
    ...{ usual_cost: usual, usual_clicks: usual / 50, usual_conversions: 2 },
    spread: Math.sqrt(mean(past.map((one) => (one - usual) ** 2))),
  };
}

const SLOT = {
  ...{ from: new Date('2026-03-01T18:00:00Z'), until: new Date('2026-03-02T06:00:00Z'), hours: 12, days: 28 },
  ...{ today: '2026-03-02', firstDay: '2026-02-02', currency: 'USD' },
};

test('a runaway is told at the first look, an ordinary night is not', () => {
  const seeds = Array.from({ length: SLOTS }, (_, seed) => seed);
  const share = (times: number, rule: (row: SlotRow) => boolean) =>
    mean(seeds.map((seed) => Number(rule(night(seed, times)))));
  const ours = (row: SlotRow) => spendShift(row, [], SLOT, DEFAULT_THRESHOLDS) !== null;
  const doubled = ({ cost, usual_cost }: SlotRow) => cost > 2 * usual_cost;
  const sigma = ({ cost, usual_cost, spread }: SlotRow) => cost > usual_cost + 3 * spread;
  const line = (metric: string, times: number, target: string, passes: (value: number) => boolean): Line => {
    const value = share(times, ours);
    const baselines = { 'twice the usual': share(times, doubled), 'three sigma': share(times, sigma) };
    return { metric, ours: value, baselines, target, pass: passes(value) };
  };
  const lines = [
    line('ordinary nights that are told', 1, 'at most 0.01', (value) => value <= 0.01),
    line('nights at five times the usual that are told', 5, 'at least 0.70', (value) => value >= 0.7),
  ];
  printTable('Spend overnight against the same hours of four weeks', lines);
  expect(lost(lines)).toEqual([]);
});
