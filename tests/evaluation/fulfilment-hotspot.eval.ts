import { expect, test } from 'vitest';
import { type Random, randomOf } from '../../src/sample/random.ts';
import type { PickRow } from '../../src/watch/fulfilment/picking/facts.ts';
import { findHotspots } from '../../src/watch/fulfilment/picking/hotspots.ts';
import { pickCells } from '../../src/watch/fulfilment/picking/rates.ts';
import { DEFAULT_THRESHOLDS } from '../../src/watch/thresholds.ts';
import { mean } from './measures.ts';
import { lost, printTable } from './table.ts';

const STATIONS = 20;
const SHIFTS = 3;
const LINES_A_DAY = 1500;
const BASE = 0.02;
const TIMES = 4;
const DAYS = 42;
const NIGHTS = 30;
const MONTHS = 60;
const HOT = { station: 'S4', shift: '2' };

const LIMITS = {
  falseAlarmsPerMonth: DEFAULT_THRESHOLDS['mispick_hotspot.false_alarms'],
  ratio: DEFAULT_THRESHOLDS['mispick_hotspot.ratio'],
  minErrors: 5,
};

type Day = readonly PickRow[];
type Method = (window: readonly PickRow[]) => readonly string[];

test('a station and shift at four times the usual errors is found in a week, a month without one stays quiet', () => {
  const methods: Record<string, Method> = { ours, 'z > 3 on 7 days': (rows) => plainFunnel(rows, 3) };
  const quiet = Array.from({ length: MONTHS }, (_, seed) => days(randomOf(seed, 'quiet'), null));
  const hot = Array.from({ length: MONTHS }, (_, seed) => days(randomOf(seed, 'hot'), DAYS));
  const alarms = mapValues(methods, (method) => mean(quiet.map((month) => Number(isAlarmed(month, method)))));
  const found = mapValues(methods, (method) => hot.map((month) => firstNight(month, method)));
  const median = mapValues(found, (own) => own.toSorted((a, b) => a - b)[MONTHS >> 1] ?? Number.NaN);
  const inAWeek = mapValues(found, (own) => mean(own.map((night) => Number(night <= 7))));
  const { ours: ourAlarms = 1, ...plainAlarms } = alarms;
  const { ours: ourMedian = 99, ...plainMedian } = median;
  const { ours: ourWeek = 0, ...plainWeek } = inAWeek;
  const lines = [
    {
      metric: `months of ${MONTHS} with a false alarm`,
      ours: ourAlarms,
      baselines: plainAlarms,
      target: 'at most 0.05',
      pass: ourAlarms <= 0.05,
    },
    {
      metric: 'days until it is found, median',
      ours: ourMedian,
      baselines: plainMedian,
      target: 'at most 7',
      pass: ourMedian <= 7,
    },
    // 25 lines a day at 2 % against 8 % carry 1.3 nats a day, and the limit for 60 places and 30 nights is near 9.
    {
      metric: 'share found within 7 days',
      ours: ourWeek,
      baselines: plainWeek,
      target: 'at least 0.9',
      pass: ourWeek >= 0.9,
      gap: true,
    },
  ];
  printTable(`One of ${STATIONS * SHIFTS} places at ${TIMES}× the errors, ${LINES_A_DAY} lines a day`, lines);
  expect(lost(lines)).toEqual([]);
});

function ours(window: readonly PickRow[]): string[] {
  return findHotspots(pickCells(window, DAYS - 1), LIMITS).map(({ cell }) => `${cell.station}|${cell.shift}`);
}

/** A funnel with limits at `z` standard errors over the last week, blind to the mix and to repeated looking. */
function plainFunnel(window: readonly PickRow[], z: number): string[] {
  const week = window.filter(({ at }) => at >= DAYS - 7);
  const total = (rows: readonly PickRow[], key: 'picks' | 'errors') =>
    rows.reduce((sum, row) => sum + row[key], 0);
  const rate = total(week, 'errors') / total(week, 'picks');
  return [...Map.groupBy(week, ({ station, shift }) => `${station}|${shift}`)]
    .filter(([, own]) => {
      const expected = rate * total(own, 'picks');
      return total(own, 'errors') - expected > z * Math.sqrt(expected * (1 - rate));
    })
    .map(([place]) => place);
}

/** Picks by day; from `hotSince` on one place makes more errors. SKUs differ in how often they are picked. */
function days(random: Random, hotSince: number | null): Day[] {
  return Array.from({ length: DAYS + NIGHTS }, (_, day) => {
    const rows = new Map<
      string,
      { station: string; shift: string; sku: string; picks: number; errors: number }
    >();
    for (let line = 0; line < LINES_A_DAY; line += 1) {
      const station = `S${random.int(0, STATIONS - 1)}`;
      const shift = String(random.int(0, SHIFTS - 1));
      const sku = `K${Math.floor(random.next() ** 2 * 300)}`;
      const isHot = hotSince !== null && day >= hotSince && station === HOT.station && shift === HOT.shift;
      const key = `${station}|${shift}|${sku}`;
      const row = rows.get(key) ?? { station, shift, sku, picks: 0, errors: 0 };
      row.picks += 1;
      row.errors += Number(random.chance(isHot ? TIMES * BASE : BASE));
      rows.set(key, row);
    }
    return [...rows.values()].map((row) => ({ ...row, at: day }));
  });
}

/** What each night of the month looks at: six weeks up to it. */
function* windows(month: readonly Day[]): Generator<PickRow[]> {
  for (let night = 1; night <= NIGHTS; night += 1) {
    yield month.slice(night, night + DAYS).flatMap((day, at) => day.map((row) => ({ ...row, at })));
  }
}

function isAlarmed(month: readonly Day[], method: Method): boolean {
  for (const window of windows(month)) if (method(window).length > 0) return true;
  return false;
}

/** The night, from 1, on which the place is first told; 99: never. */
function firstNight(month: readonly Day[], method: Method): number {
  let night = 0;
  for (const window of windows(month)) {
    night += 1;
    if (method(window).includes(`${HOT.station}|${HOT.shift}`)) return night;
  }
  return 99;
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, to: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
