import { expect, test } from 'vitest';
import { learnDemand } from '../../src/watch/inventory/demand.ts';
import { HISTORY_DAYS } from '../../src/watch/inventory/facts.ts';
import type { DemandForecast } from '../../src/watch/inventory/outlook.ts';
import { ets, mstl, startAugurs } from './augurs.ts';
import { asOf, hasM5, type M5Series, readM5 } from './m5.ts';
import { type Line, lost, printTable } from './table.ts';
import { TRIVIAL } from './trivial.ts';

const HORIZON = 28;
const ORIGINS = 4;
/** The M5 scores' floor of history: a series that began to sell within four weeks of an origin is left out there. */
const WARM_UP = 28;

type Scores = ReadonlyMap<string, Score>;

test.skipIf(!hasM5)('the point forecast beats the trivial ones and a library', () => {
  startAugurs();
  const all = readM5();
  const length = all[0]?.units.length ?? 0;
  const methods = { ...TRIVIAL, 'augurs MSTL': mstl, 'augurs ETS': ets };
  const scores = new Map<string, Score>(['ours', ...Object.keys(methods)].map((name) => [name, newScore()]));
  for (let k = 1; k <= ORIGINS; k += 1) {
    const origin = length - HORIZON * k;
    const learned = learnDemand(asOf(all, origin));
    for (const series of all) {
      if (series.first > origin - WARM_UP) continue;
      const actual = series.units.subarray(origin, origin + HORIZON);
      const scale = naiveError(series, origin);
      const weight = revenue(series, origin);
      const past = series.units.subarray(Math.max(series.first, origin - HISTORY_DAYS), origin);
      add(scores.get('ours'), rmsse(daily(learned.get(series.id)?.forecast), actual, scale), weight);
      for (const [name, method] of Object.entries(methods)) {
        add(scores.get(name), rmsse(method(past, HORIZON), actual, scale), weight);
      }
    }
  }
  const lines = [
    ...against('RMSSE, weighted by revenue', scores, 'weighted', 0.93),
    ...against('RMSSE, unweighted', scores, 'plain', 0.715),
  ];
  printTable(`Point forecast on M5 (280 series, ${ORIGINS} origins, ${HORIZON} days)`, lines);
  expect(lost(lines)).toEqual([]);
});

/** Sums over series and origins, from which both averages come. */
interface Score {
  plain: number;
  weighted: number;
  count: number;
  weight: number;
}

function newScore(): Score {
  return { plain: 0, weighted: 0, count: 0, weight: 0 };
}

function add(score: Score | undefined, value: number, weight: number): void {
  if (!score) return;
  score.plain += value;
  score.weighted += value * weight;
  score.count += 1;
  score.weight += weight;
}

/** Three lines: against the figure aimed at, the best trivial forecast, and the library. */
function against(metric: string, scores: Scores, which: 'plain' | 'weighted', aim: number): Line[] {
  const value = ({ plain, weighted, count, weight }: Score) =>
    which === 'plain' ? plain / count : weighted / weight;
  const all = Object.fromEntries([...scores].map(([name, score]) => [name, value(score)]));
  const { ours = Number.NaN, ...others } = all;
  const trivial = Object.fromEntries(Object.entries(others).filter(([name]) => name in TRIVIAL));
  const library = Object.fromEntries(Object.entries(others).filter(([name]) => !(name in TRIVIAL)));
  const best = Math.min(...Object.values(trivial));
  return [
    { metric, ours, baselines: trivial, target: 'at most the best trivial', pass: ours <= best },
    {
      metric,
      ours,
      baselines: library,
      target: 'below both',
      pass: ours < Math.min(...Object.values(library)),
    },
    {
      metric,
      ours,
      baselines: { 'best trivial': best },
      target: `at most ${aim}`,
      pass: ours <= aim,
      gap: which === 'plain',
    },
  ];
}

function daily(forecast: DemandForecast | undefined): Float64Array {
  return Float64Array.from({ length: HORIZON }, (_, i) =>
    forecast ? forecast.mean(i + 1) - forecast.mean(i) : 0,
  );
}

/** Root mean squared scaled error (M5 competitors' guide, 2020): against the one-day naive forecast's in the past. */
function rmsse(forecast: Float64Array, actual: Float64Array, scale: number): number {
  const squared = actual.reduce((sum, value, i) => sum + (value - (forecast[i] ?? 0)) ** 2, 0);
  return Math.sqrt(squared / actual.length / scale);
}

function naiveError({ units, first }: M5Series, origin: number): number {
  let sum = 0;
  for (let t = first + 1; t < origin; t += 1) sum += ((units[t] ?? 0) - (units[t - 1] ?? 0)) ** 2;
  return sum / (origin - first - 1);
}

/** Revenue of the four weeks before the origin: the competition's weight of a series. */
function revenue({ units, price }: M5Series, origin: number): number {
  let sum = 0;
  for (let t = origin - HORIZON; t < origin; t += 1) sum += (units[t] ?? 0) * (price[t] ?? 0);
  return sum;
}
