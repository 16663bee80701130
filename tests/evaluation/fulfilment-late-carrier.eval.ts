import { expect, test } from 'vitest';
import { type Random, randomOf } from '../../src/sample/random.ts';
import type { PromiseRow } from '../../src/watch/fulfilment/parcels/facts.ts';
import { findLateness } from '../../src/watch/fulfilment/parcels/lateness.ts';
import { DEFAULT_THRESHOLDS } from '../../src/watch/thresholds.ts';
import { mean } from './measures.ts';
import { lost, printTable } from './table.ts';

const SERVICES = ['A', 'B', 'C'];
const DUE_A_DAY = 60;
const USUAL = 0.05;
const WORSE = 0.15;
const DAYS = 120;
const NIGHTS = 30;
const MONTHS = 200;

const LIMITS = {
  falseAlarmsPerMonth: 0.05,
  ratio: DEFAULT_THRESHOLDS['late_carrier.ratio'],
  points: DEFAULT_THRESHOLDS['late_carrier.points'],
  minParcels: 20,
};

type Method = (rows: readonly PromiseRow[]) => readonly string[];
const METHODS: Readonly<Record<string, Method>> = {
  ours: (rows) => findLateness(rows, DAYS, LIMITS).map(({ carrier }) => carrier),
  'a week at twice its rate': weekAtTwice,
};

test('a service that turns late is found within days, a month in which none does stays quiet', () => {
  const alarms = (spread: number, method: Method) =>
    mean(
      seeds().map((seed) =>
        Number(nightsOf(promises(randomOf(seed, 'quiet'), spread, false), method).length > 0),
      ),
    );
  const found = (method: Method) =>
    seeds().map(
      (seed) =>
        nightsOf(promises(randomOf(seed, 'late'), 2, true), method).find(([, who]) => who === 'A')?.[0] ?? 99,
    );
  const median = (method: Method) => found(method).toSorted((a, b) => a - b)[MONTHS >> 1] ?? 99;
  const of = (measure: (method: Method) => number) => {
    const { ours = Number.NaN, ...baselines } = Object.fromEntries(
      Object.entries(METHODS).map(([name, method]) => [name, measure(method)]),
    );
    return { ours, baselines };
  };
  const even = of((method) => alarms(1, method));
  const lumpy = of((method) => alarms(3, method));
  const days = of(median);
  const lines = [
    { metric: 'months with a false alarm', ...even, target: 'at most 0.05', pass: even.ours <= 0.05 },
    {
      metric: 'the same where bad days come in lumps',
      ...lumpy,
      target: 'at most 0.05',
      pass: lumpy.ours <= 0.05,
    },
    {
      metric: 'days until three times the usual is found, median',
      ...days,
      target: 'at most 7',
      pass: days.ours <= 7,
    },
  ];
  printTable(`${SERVICES.length} services, ${DUE_A_DAY} parcels a day each, ${USUAL} late`, lines);
  expect(lost(lines)).toEqual([]);
});

function seeds(): number[] {
  return Array.from({ length: MONTHS }, (_, seed) => seed);
}

/** Promises by day; late counts have `spread` times the variance of a Poisson. From day `DAYS` on A may turn late. */
function promises(random: Random, spread: number, turnsLate: boolean): PromiseRow[] {
  return Array.from({ length: DAYS + NIGHTS }, (_, at) =>
    SERVICES.map((carrier) => {
      const rate = turnsLate && carrier === 'A' && at >= DAYS ? WORSE : USUAL;
      const late = Math.min(DUE_A_DAY, random.count(rate * DUE_A_DAY, spread));
      return { carrier, service: null, at, due: DUE_A_DAY, late };
    }),
  ).flat();
}

/** Each night on which something is told, from 1, and of whom. */
function nightsOf(rows: readonly PromiseRow[], method: Method): [night: number, carrier: string][] {
  return Array.from({ length: NIGHTS }, (_, night) => night + 1).flatMap((night) => {
    const window = rows
      .filter(({ at }) => at >= night && at < night + DAYS)
      .map((row) => ({ ...row, at: row.at - night }));
    return method(window).map((carrier): [number, string] => [night, carrier]);
  });
}

function weekAtTwice(rows: readonly PromiseRow[]): string[] {
  const share = (own: readonly PromiseRow[]) =>
    own.reduce((sum, { late }) => sum + late, 0) /
    Math.max(
      1,
      own.reduce((sum, { due }) => sum + due, 0),
    );
  return [...Map.groupBy(rows, ({ carrier }) => carrier)]
    .filter(
      ([, own]) =>
        share(own.filter(({ at }) => at >= DAYS - 7)) >= 2 * share(own.filter(({ at }) => at < DAYS - 7)),
    )
    .map(([carrier]) => carrier);
}
