import { expect, test } from 'vitest';
import { addDays, type Day, daysBetween, eachDay } from '../../src/domain/day.ts';
import { type Random, randomOf } from '../../src/sample/random.ts';
import { attribute } from '../../src/watch/returns/cause.ts';
import { channelRatios } from '../../src/watch/returns/channels.ts';
import type { ChangeRow, ChannelRow } from '../../src/watch/returns/facts.ts';
import { bestRise, type Cohort } from '../../src/watch/returns/rate-change.ts';
import { reasonsIn } from '../../src/watch/returns/reasons.ts';
import { suspects } from '../../src/watch/returns/screen.ts';
import { DEFAULT_THRESHOLDS } from '../../src/watch/thresholds.ts';
import { mean } from './measures.ts';
import { FIT } from './returns/negations.ts';
import { hasOnlineRetail, readCancellations } from './returns/online-retail.ts';
import { type Line, lost, printTable } from './table.ts';

const LIMITS = {
  falseDiscovery: DEFAULT_THRESHOLDS['return_spike.false_discovery'],
  ratio: DEFAULT_THRESHOLDS['return_spike.ratio'],
};
const RUNS = 200;

test.skipIf(!hasOnlineRetail)('cancellations dealt out at random raise no alarm', () => {
  const weeks = readCancellations();
  const cells = [...weeks.values()].flat();
  const total = cells.reduce((sum, { returned }) => sum + returned, 0);
  const exposure = cells.reduce((sum, cell) => sum + cell.exposure, 0);
  const permuted = (seed: number): Map<string, Cohort[]> => {
    const random = randomOf(seed, 'permute');
    const rate = total / exposure;
    return new Map(
      [...weeks].map(([sku, own]) => [
        sku,
        own.map((cell) => ({ ...cell, returned: random.count(cell.exposure * rate) })),
      ]),
    );
  };
  const ours = (one: ReadonlyMap<string, readonly Cohort[]>) => suspects(one, new Map(), LIMITS).length;
  const runs = Array.from({ length: RUNS }, (_, seed) => permuted(seed));
  const alarmed = mean(runs.map((run) => Number(ours(run) > 0)));
  const charted = mean(runs.map((run) => Number(threeSigma(run) > 0)));
  const lines: Line[] = [
    {
      metric: `runs of ${RUNS} over ${weeks.size} SKUs in which any is told`,
      ours: alarmed,
      baselines: { 'three sigma above its mean': charted },
      target: 'at most 0.05',
      pass: alarmed <= 0.05,
    },
    {
      metric: 'SKUs told on the real labels',
      ours: ours(weeks),
      baselines: { 'three sigma above its mean': threeSigma(weeks) },
      target: 'reported',
      pass: true,
    },
  ];
  printTable('Online Retail: cancellations by SKU and week', lines);
  expect(lost(lines)).toEqual([]);
});

/** A control chart on each SKU: its last four weeks above its mean by three standard deviations. */
function threeSigma(weeks: ReadonlyMap<string, readonly Cohort[]>): number {
  return [...weeks.values()].filter((own) => {
    const sum = (part: readonly Cohort[], of: (cell: Cohort) => number) =>
      part.reduce((all, cell) => all + of(cell), 0);
    const recent = own.slice(-4);
    const rate =
      sum(own, (cell) => cell.returned) /
      Math.max(
        1,
        sum(own, (cell) => cell.exposure),
      );
    const expected = rate * sum(recent, (cell) => cell.exposure);
    return sum(recent, (cell) => cell.returned) > expected + 3 * Math.sqrt(expected) && expected > 0;
  }).length;
}

const SIMULATED = 500;
const FROM: Day = '2025-09-01';
const LENGTH = 180;
const BASE = 0.05;

/** A SKU whose returns rose on one of its dated changes, others being without effect. */
function story(random: Random, times: number, returnsAfter: number) {
  const days = eachDay(FROM, addDays(FROM, LENGTH - 1));
  const since = random.int(60, 140);
  const aDay = returnsAfter / (BASE * times * (LENGTH - since));
  const cohorts = days.map((_, at) => {
    const exposure = random.count(aDay, 1.3);
    return {
      exposure,
      returned: Math.min(exposure, random.count(exposure * BASE * (at >= since ? times : 1))),
    };
  });
  const kinds = ['supplier_change', 'listing_change', 'price_change', 'promotion'];
  const others = kinds
    .slice(1)
    .map(() => random.int(10, LENGTH - 10))
    .filter((at) => Math.abs(at - since) > 14);
  const change = (kind: string, at: number): ChangeRow => ({
    ...{ event_id: `${kind}-${at}`, kind, on: days[at] ?? FROM, supplier_id: 'S1', note: null },
    sku: kind === 'supplier_change' ? null : 'A',
  });
  const truth = change('supplier_change', since);
  return {
    days,
    cohorts,
    truth,
    changes: [...others.map((at, index) => change(kinds[index + 1] ?? '', at)), truth],
  };
}

test('a rise is laid to the change that it began with', () => {
  const measure = (times: number, returnsAfter: number) => {
    const random = randomOf(times * 1000 + returnsAfter, 'attribution');
    const told = Array.from({ length: SIMULATED }, () => {
      const { days, cohorts, truth, changes } = story(random, times, returnsAfter);
      const scanned = bestRise(cohorts);
      const found = scanned && attribute(days, cohorts, scanned, changes, { sku: 'A', supplierId: 'S1' });
      const latest = changes.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0];
      const nearest = (day: Day) =>
        changes.toSorted((a, b) => Math.abs(daysBetween(a.on, day)) - Math.abs(daysBetween(b.on, day)))[0];
      return {
        ours: found?.cause?.id === truth.event_id,
        wrong: found?.cause != null && found.cause.id !== truth.event_id,
        near: found !== null && Math.abs(daysBetween(found.since, truth.on)) <= 3,
        latest: latest?.event_id === truth.event_id,
        nearest: scanned !== null && nearest(days[scanned.at] ?? FROM)?.event_id === truth.event_id,
      };
    });
    return (key: keyof (typeof told)[number]) => mean(told.map((one) => Number(one[key])));
  };
  const line = (
    metric: string,
    of: ReturnType<typeof measure>,
    key: 'ours' | 'near',
    least: number,
  ): Line => ({
    metric,
    ours: of(key),
    baselines: key === 'ours' ? { 'latest change': of('latest'), 'nearest to the scan': of('nearest') } : {},
    target: `at least ${least}`,
    pass: of(key) >= least,
  });
  const [small, large] = [measure(2.6, 60), measure(2.6, 200)];
  const lines = [
    { ...line('cause named first, 60 returns after the change', small, 'ours', 0.9), gap: true },
    line('cause named first, 200 returns after the change', large, 'ours', 0.95),
    line('its day within 3 days, 200 returns', large, 'near', 0.9),
    {
      metric: 'another cause named, 60 returns',
      ours: small('wrong'),
      baselines: {},
      target: 'reported',
      pass: true,
    },
  ];
  printTable('What a rise of returns began with (2.6 times, among up to three other changes)', lines);
  expect(lost(lines)).toEqual([]);
});

test('a channel’s ratio lies in its interval as often as it says', () => {
  const random = randomOf(7, 'channels');
  const TRUE = 2.1;
  const strata = [0.05, 0.12, 0.25];
  const shops = Array.from({ length: 2000 }, () => {
    const rows = strata.flatMap((rate, index): ChannelRow[] => {
      const own = 300 + 250 * index;
      const other = 2400 - 700 * index;
      const draw = (channel: string, units: number, share: number) => ({
        ...{ channel, category: `K${index}`, units },
        returned: Array.from({ length: units }).filter(() => random.chance(share)).length,
      });
      return [draw('influencer', own, rate * TRUE), draw('search', other, rate)];
    });
    const [found] = channelRatios(rows);
    const sum = (channel: string, of: 'units' | 'returned') =>
      rows.filter((row) => row.channel === channel).reduce((all, row) => all + row[of], 0);
    const [p, q] = ['influencer', 'search'].map(
      (channel) => sum(channel, 'returned') / sum(channel, 'units'),
    );
    const crude = (p ?? 0) / (q ?? 1);
    const error = Math.sqrt(
      (1 - (p ?? 0)) / sum('influencer', 'returned') + (1 - (q ?? 0)) / sum('search', 'returned'),
    );
    return {
      ours: found ? Number(found.interval[0] <= TRUE && TRUE <= found.interval[1]) : 0,
      crude: Number(crude * Math.exp(-1.96 * error) <= TRUE && TRUE <= crude * Math.exp(1.96 * error)),
    };
  });
  const covered = mean(shops.map(({ ours }) => ours));
  const few = channelRatios([
    { channel: 'influencer', category: 'K', units: 20, returned: 5 },
    { channel: 'search', category: 'K', units: 400, returned: 30 },
  ]);
  const lines: Line[] = [
    {
      metric: 'coverage of the 95 % interval at a true ratio of 2.1',
      ours: covered,
      baselines: { 'without categories': mean(shops.map(({ crude }) => crude)) },
      target: '.93 to .97',
      pass: covered >= 0.93 && covered <= 0.97,
    },
    {
      metric: 'ratios said of a channel with 20 orders',
      ours: few.length,
      baselines: {},
      target: '0',
      pass: few.length === 0,
    },
  ];
  printTable('Return ratio of a channel, like for like', lines);
  expect(lost(lines)).toEqual([]);
});

test('what people write of the fit is understood, denials too', () => {
  const sizing = (text: string) =>
    reasonsIn(text).find((one) => one === 'too_small' || one === 'too_large') ?? null;
  const plain = (text: string) =>
    /small|tight|short|narrow|size up/i.test(text)
      ? 'too_small'
      : /big|large|loose|long|wide|baggy/i.test(text)
        ? 'too_large'
        : null;
  const right = (of: (text: string) => string | null) =>
    mean(FIT.map(([text, meant]) => Number(of(text) === meant)));
  const missed = FIT.filter(([text, meant]) => sizing(text) !== meant).map(([text]) => text);
  if (missed.length > 0) console.log('Misread:', missed);
  const ours = right(sizing);
  const lines: Line[] = [
    {
      metric: `right of ${FIT.length} sentences about fit, half of them denials`,
      ours,
      baselines: { 'words alone': right(plain) },
      target: 'at least 0.95',
      pass: ours >= 0.95,
    },
  ];
  printTable('Sizing in people’s own words', lines);
  expect(lost(lines)).toEqual([]);
});
