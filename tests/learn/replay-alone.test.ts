import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type Limit, type Rules } from '../../src/decide/index.ts';
import { addDays } from '../../src/domain/day.ts';
import { proposalsOf } from '../../src/learn/replay/alone.ts';
import type { ReplayNight, Said, SaidStep } from '../../src/learn/replay/said.ts';

const SHOP = { name: 'Shop', timeZone: 'UTC', currency: 'USD', returnWindowDays: 30 };
/** A Monday. */
const FIRST = '2026-03-02';
const WHOLE = { skus: 1000, dailyBudgetsMinor: 100_000, budgetsBefore: {} };

const pause = (slot: string, changes: Partial<SaidStep> = {}): SaidStep => ({
  kind: 'pause_keyword',
  band: 'none',
  slot,
  label: `Pause ${slot}`,
  cost: null,
  effect: null,
  extent: {
    ...{ kind: 'pause_keyword', band: 'none', value: { minor: 0, currency: 'USD' }, unit: 100 },
    ...{ subjects: [`keyword:${slot}`], skus: [], valueMinor: 0, count: 1, budgetMinor: 0, budgets: [] },
  },
  ...changes,
});
const says = (event: Said['event'], id: string, steps: readonly SaidStep[] = [pause(id)]): Said => ({
  ...{ event, findingId: id, kind: 'cpa_breach', subject: { type: 'keyword', id } },
  ...{ severity: 'warning', headline: id, stake: null, deadline: null, steps },
});
const nights = (...said: (readonly Said[])[]): ReplayNight[] =>
  said.map((of, index) => ({ day: addDays(FIRST, index), seen: [], evaluated: [], said: of }));

const RULES: Rules = {
  stopped: null,
  levels: [{ kind: 'pause_keyword', band: 'none', level: 'act' }],
  limits: DEFAULT_LIMITS,
  approvals: [],
  protections: [],
  quiet: [],
  never: [],
};
const limit = (measure: Limit['measure'], atMost: number): Limit => ({
  ...{ action: 'pause_keyword', measure, atMost, source: 'Rosa' },
});
const alone = (lived: ReplayNight[], rules: Partial<Rules> = {}) =>
  proposalsOf(lived, { rules: { ...RULES, ...rules }, shop: SHOP, whole: WHOLE }).map((one) => one.alone);

describe('what past nights would have done alone', () => {
  test('is every step of a kind that acts alone, also one that is not the first', () => {
    const order = pause('order', { kind: 'create_purchase_order', band: 'medium' });
    const lived = nights([says('opened', 'K1', [order, pause('K1')])]);
    expect(alone(lived)).toEqual([false, true]);
    expect(alone(lived, { levels: [] })).toEqual([false, false]);
  });

  test('is nothing while everything is stopped', () => {
    expect(alone(nights([says('opened', 'K1')]), { stopped: { by: 'Ana', at: new Date(0) } })).toEqual([
      false,
    ]);
  });

  test('keeps to what a day may hold: what finds no place waits, and goes with its finding', () => {
    const limits = [limit('count_per_day', 1), ...DEFAULT_LIMITS];
    const opened = [says('opened', 'K1'), says('opened', 'K2')];
    expect(alone(nights(opened, []), { limits })).toEqual([true, true]);
    expect(alone(nights(opened, [says('resolved', 'K2')]), { limits })).toEqual([true, false]);
  });

  test('keeps to what an hour may hold by going on in the next', () => {
    const limits = [limit('count_per_hour', 1), ...DEFAULT_LIMITS];
    expect(alone(nights([says('opened', 'K1'), says('opened', 'K2')]), { limits })).toEqual([true, true]);
  });

  test('waits out a quiet period, and leaves alone what is protected', () => {
    // The looks of a night go on until the next one.
    const quiet = [{ from: FIRST, until: addDays(FIRST, 1), source: '“Freeze”' }];
    expect(alone(nights([says('opened', 'K1')]), { quiet })).toEqual([false]);
    expect(alone(nights([says('opened', 'K1')], [], []), { quiet })).toEqual([true]);
    const protections = [{ ids: ['K1'], owner: 'Rosa', source: '“Brand”' }];
    expect(alone(nights([says('opened', 'K1'), says('opened', 'K2')]), { protections })).toEqual([
      false,
      true,
    ]);
  });

  test('is done once as long as its finding stands, and anew when it comes back', () => {
    const worse = says('worsened', 'K1');
    expect(alone(nights([says('opened', 'K1')], [worse], [worse]))).toEqual([true]);
    const back = nights([says('opened', 'K1')], [says('resolved', 'K1')], [says('reopened', 'K1')]);
    expect(alone(back)).toEqual([true, true]);
  });
});
