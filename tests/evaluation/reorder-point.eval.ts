import { expect, test } from 'vitest';
import { learnDemand } from '../../src/watch/inventory/demand.ts';
import { DEMAND_CLASSES, type DemandClass, demandClass } from './demand-class.ts';
import { asOf, hasM5, type M5Series, readM5, sold } from './m5.ts';
import { mean, pinball, yearWindowQuantile, Z_95 } from './measures.ts';
import { type Line, lost, printTable } from './table.ts';

/** Thirteen origins, four weeks apart: the last year of the data. */
const ORIGINS = 13;
const STEP = 28;
const LEVEL = 0.95;
const WARM_UP = 60;
const YEAR = 365;
const SMALLEST_COVERAGE_OF_A_CLASS = 0.92;

/** By lead time in days: the coverage and the pinball loss aimed at. */
const LEAD_TIMES = [
  { days: 14, low: 0.94, high: 0.96, loss: 3.7 },
  { days: 28, low: 0.935, high: 0.965, loss: 6.9 },
] as const;
type LeadTime = (typeof LEAD_TIMES)[number];

const METHODS = ['ours', 'year window', 'normal'] as const;
type Method = (typeof METHODS)[number];

/** One series at one origin: what sold over the lead time, and each method's reorder point. */
interface Case {
  readonly kind: DemandClass;
  readonly actual: number;
  readonly points: Readonly<Record<Method, number>>;
}

test.skipIf(!hasM5)('the reorder point covers the lead time as often as it says', () => {
  const all = readM5();
  const lines = LEAD_TIMES.flatMap((leadTime) => linesOf(leadTime, casesOf(all, leadTime.days)));
  printTable('Reorder points on M5 (280 series)', lines);
  expect(lost(lines)).toEqual([]);
});

function casesOf(all: readonly M5Series[], days: number): Case[] {
  const length = all[0]?.units.length ?? 0;
  return Array.from({ length: ORIGINS }, (_, k) => length - STEP * (k + 1)).flatMap((origin) => {
    const learned = learnDemand(asOf(all, origin));
    return all
      .filter(({ first }) => first <= origin - WARM_UP)
      .map(({ id, units, first }) => ({
        kind: demandClass(units.subarray(Math.max(first, origin - YEAR), origin)),
        actual: sold(units, origin, days),
        points: {
          ours: learned.get(id)?.forecast.quantile(days, LEVEL) ?? 0,
          'year window': yearWindowQuantile(units, origin, days, LEVEL),
          normal: normalPoint(units, origin, days),
        },
      }));
  });
}

function linesOf({ days, low, high, loss }: LeadTime, cases: readonly Case[]): Line[] {
  const { ours: coverage, ...coverages } = coverageOf(cases);
  const { ours: own, ...losses } = byMethod((method) =>
    mean(cases.map(({ actual, points }) => pinball(actual, points[method], LEVEL))),
  );
  return [
    {
      metric: `coverage at ${LEVEL}, ${days} days (n = ${cases.length})`,
      ours: coverage,
      baselines: coverages,
      target: `${low} to ${high}`,
      pass: coverage >= low && coverage <= high,
    },
    {
      metric: `pinball loss, ${days} days`,
      ours: own,
      baselines: losses,
      target: `at most ${loss}, below the others`,
      pass: own <= loss && own < Math.min(...Object.values(losses)),
    },
    ...DEMAND_CLASSES.map((kind) => classLine(kind, days, cases)),
  ];
}

function classLine(kind: DemandClass, days: number, cases: readonly Case[]): Line {
  const own = cases.filter((one) => one.kind === kind);
  const { ours, ...baselines } = coverageOf(own);
  return {
    metric: `  ${kind}, ${days} days (n = ${own.length})`,
    ours,
    baselines,
    target: `at least ${SMALLEST_COVERAGE_OF_A_CLASS}`,
    pass: ours >= SMALLEST_COVERAGE_OF_A_CLASS,
  };
}

function coverageOf(cases: readonly Case[]): Record<Method, number> {
  return byMethod((method) => mean(cases.map(({ actual, points }) => (actual <= points[method] ? 1 : 0))));
}

function byMethod(measure: (method: Method) => number): Record<Method, number> {
  const [ours = 0, window = 0, normal = 0] = METHODS.map(measure);
  return { ours, 'year window': window, normal };
}

/** Mean and deviation of the last 28 days, scaled to the lead time: the textbook's reorder point. */
function normalPoint(units: Float64Array, origin: number, days: number): number {
  const recent = units.subarray(origin - 28, origin);
  const average = mean(recent);
  const variance = mean(recent.map((value) => (value - average) ** 2));
  return average * days + Z_95 * Math.sqrt(variance * days);
}
