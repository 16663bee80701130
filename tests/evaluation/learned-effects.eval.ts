import { expect, test } from 'vitest';
import { randomOf } from '../../src/sample/random.ts';
import { learnDemand } from '../../src/watch/inventory/demand.ts';
import { eventLifts } from '../../src/watch/inventory/event-lifts.ts';
import type { DemandSeries } from '../../src/watch/inventory/series.ts';
import { channelRatios } from '../../src/watch/returns/channels.ts';
import { LIFT, liftOn, RETURN_RATIOS } from './six-months/truth.ts';
import { type Line, lost, printTable } from './table.ts';

const SEEDS = Number(process.env.SEEDS ?? 400);

interface Learned {
  readonly ratio: number;
  readonly interval: readonly [number, number] | null;
}

/** How far the mean of what was learned is off, and how often its interval holds the truth. */
function linesOf(name: string, learned: readonly Learned[], truth: number): Line[] {
  const mean = learned.reduce((sum, { ratio }) => sum + ratio, 0) / learned.length;
  const held = learned.filter(({ interval }) => interval && interval[0] <= truth && truth <= interval[1]);
  const coverage = held.length / learned.length;
  return [
    {
      metric: `${name}, mean`,
      ours: mean,
      baselines: { planted: truth },
      target: 'within 10 %',
      pass: Math.abs(mean / truth - 1) <= 0.1,
    },
    {
      metric: `${name}, held by its interval`,
      ours: coverage,
      baselines: {},
      target: '.93 to .97',
      pass: coverage >= 0.93 && coverage <= 0.97,
    },
  ];
}

/** Six months of twenty-four SKUs, each launched once. */
function launches(seed: number): ReturnType<typeof eventLifts> {
  const random = randomOf(seed, 'launches');
  const days = 182;
  const skus = Array.from({ length: 24 }, (_, index) => {
    const launchedOn = random.int(40, days - 30);
    const base = 5 * Math.exp(random.normal(0, 0.6));
    const units = Float64Array.from({ length: days }, (__, day) =>
      random.count(base * liftOn(day, launchedOn), 1.2),
    );
    const series: DemandSeries = {
      sku: `SKU-${index}`,
      units,
      maxLine: new Float64Array(days).fill(1),
      out: new Uint8Array(days),
      start: 0,
    };
    const spike = {
      from: launchedOn,
      until: launchedOn + LIFT.days,
      kind: 'launch',
      strength: Number.POSITIVE_INFINITY,
    };
    return { series, spike };
  });
  const learned = learnDemand(
    new Map(skus.map(({ series }) => [series.sku, series])),
    new Map(skus.map(({ series, spike }) => [series.sku, [spike]])),
  );
  return eventLifts([...learned.values()].map((one) => ({ learned: one })));
}

/** Half a year of orders through three channels, over categories that come back more or less. */
function returns(seed: number) {
  const random = randomOf(seed, 'returns');
  const rows = Array.from({ length: 8 }, (_, index) => ({
    category: `C${index}`,
    rate: 0.04 + 0.12 * random.next(),
  })).flatMap(({ category, rate }) =>
    Object.entries(RETURN_RATIOS).map(([channel, ratio]) => {
      const units = channel === 'search' ? random.int(400, 900) : random.int(100, 500);
      const returned = Array.from({ length: units }).filter(() => random.chance(rate * ratio)).length;
      return { channel, category, units, returned };
    }),
  );
  return channelRatios(rows);
}

test('what is planted is learned, with intervals that hold it as often as they say', () => {
  const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1);
  const lifts = seeds.flatMap((seed) => launches(seed).filter(({ subject }) => subject.id === 'launch'));
  const ratios = seeds.flatMap(returns);
  const lift = (ratio: 'peakRatio' | 'settleRatio', interval: 'peakInterval' | 'interval') =>
    lifts.map(({ value }) => ({
      ratio: Number(value[ratio]),
      interval: value[interval] as Learned['interval'],
    }));
  const lines = [
    ...linesOf('launch peak', lift('peakRatio', 'peakInterval'), LIFT.peak),
    ...linesOf('settled launch', lift('settleRatio', 'interval'), LIFT.settled),
    ...(['social', 'influencer'] as const).flatMap((channel) =>
      linesOf(
        `returns by ${channel}`,
        ratios.filter((one) => one.channel === channel),
        RETURN_RATIOS[channel],
      ),
    ),
  ];
  printTable(`Learned effects, ${SEEDS} seeds`, lines);
  expect(lost(lines)).toEqual([]);
});
