import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { sampleStandardDeviation } from 'simple-statistics';
import { expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS } from '../../src/watch/thresholds.ts';
import { type Agent, apart, people, together } from './six-months/agents.ts';
import { Books } from './six-months/books.ts';
import { DAYS, LEARNING_DAYS, truthOf } from './six-months/truth.ts';
import { type Line, lost, printTable } from './table.ts';

const SEEDS = Number(process.env.SEEDS ?? 20);
/** Who looks every night needs to order for less than who looks once a week: people set it. */
const COVER_DAYS = 21;
const DEFAULT_COVER_DAYS = DEFAULT_THRESHOLDS['stockout_risk.cover_days'];

/** Half a year under an agent, after four months in which people did as they always had. */
function live(seed: number, agent: Agent): Books['totals'] {
  const books = new Books(truthOf(seed));
  for (let day = 0; day < DAYS; day += 1) {
    books.receive(day);
    (day < LEARNING_DAYS ? people : agent)(books, day);
    books.sell(day, day >= LEARNING_DAYS);
  }
  return books.totals;
}

/** The mean of paired differences with its 95 % interval. */
function meanOf(values: readonly number[]): { mean: number; low: number; high: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const half =
    (tQuantile(0.975, values.length - 1) * sampleStandardDeviation([...values])) / Math.sqrt(values.length);
  return { mean, low: mean - half, high: mean + half };
}

test('six months of a simulated shop, the same customers under people, agents apart and agents together', () => {
  const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1);
  const runs = seeds.map((seed) => ({
    people: live(seed, people),
    apart: live(seed, apart(COVER_DAYS)),
    together: live(seed, together(COVER_DAYS)),
    byDefault: live(seed, together(DEFAULT_COVER_DAYS)),
  }));
  const gain = (of: 'apart' | 'together', over: 'people' | 'apart') =>
    meanOf(runs.map((run) => run[of].margin / run[over].margin - 1));
  const ratio = (of: 'apart' | 'together' | 'byDefault', what: 'dryDays' | 'stockValue') =>
    runs.reduce((sum, run) => sum + run[of][what], 0) / runs.reduce((sum, run) => sum + run.people[what], 0);
  const [shared, apartGain, togetherGain] = [
    gain('together', 'apart'),
    gain('apart', 'people'),
    gain('together', 'people'),
  ];
  const lines: Line[] = [
    {
      metric: 'margin, together over apart',
      ours: shared.mean,
      baselines: { low: shared.low, high: shared.high },
      target: '>= .03, low > 0',
      pass: shared.mean >= 0.03 && shared.low > 0,
    },
    {
      metric: 'margin, together over people',
      ours: togetherGain.mean,
      baselines: { low: togetherGain.low, high: togetherGain.high },
      target: 'low > 0',
      pass: togetherGain.low > 0,
    },
    {
      metric: 'margin, apart over people',
      ours: apartGain.mean,
      baselines: { low: apartGain.low, high: apartGain.high },
      target: 'low > 0',
      pass: apartGain.low > 0,
    },
    {
      metric: 'stockout days, of people’s',
      ours: ratio('together', 'dryDays'),
      baselines: { apart: ratio('apart', 'dryDays') },
      target: '<= .5',
      pass: ratio('together', 'dryDays') <= 0.5,
    },
    {
      metric: 'average stock, of people’s',
      ours: ratio('together', 'stockValue'),
      baselines: { apart: ratio('apart', 'stockValue') },
      target: '<= 1.1',
      pass: ratio('together', 'stockValue') <= 1.1,
    },
    {
      metric: `average stock at ${DEFAULT_COVER_DAYS} days of cover`,
      ours: ratio('byDefault', 'stockValue'),
      baselines: {},
      target: '<= 1.1',
      pass: ratio('byDefault', 'stockValue') <= 1.1,
      gap: true,
    },
  ];
  printTable(`Six months, ${SEEDS} paired seeds`, lines);
  expect(lost(lines)).toEqual([]);
});
