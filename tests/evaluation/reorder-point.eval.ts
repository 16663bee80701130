import { expect, test } from 'vitest';
import { learnDemand } from '../../src/watch/inventory/demand.ts';
import { asOf, hasM5, readM5, sold } from './m5.ts';
import { mean, pinball, yearWindowQuantile, Z_95 } from './measures.ts';
import { type Line, lost, printTable } from './table.ts';

/** Thirteen origins, four weeks apart: the last year of the data. */
const ORIGINS = 13;
const STEP = 28;
const LEVEL = 0.95;
const WARM_UP = 60;

test.skipIf(!hasM5)('the reorder point covers the lead time as often as it says', () => {
  const all = readM5();
  const days = all[0]?.units.length ?? 0;
  const lines: Line[] = [];
  for (const leadTime of [14, 28]) {
    const methods = ['ours', 'year window', 'normal'] as const;
    const losses = { ours: [] as number[], 'year window': [] as number[], normal: [] as number[] };
    const covered = { ours: [] as number[], 'year window': [] as number[], normal: [] as number[] };
    for (let k = 1; k <= ORIGINS; k += 1) {
      const origin = days - STEP * k;
      const learned = learnDemand(asOf(all, origin));
      for (const { id, units, first } of all) {
        if (first > origin - WARM_UP) continue;
        const actual = sold(units, origin, leadTime);
        const points = {
          ours: learned.get(id)?.forecast.quantile(leadTime, LEVEL) ?? 0,
          'year window': yearWindowQuantile(units, origin, leadTime, LEVEL),
          normal: normalPoint(units, origin, leadTime),
        };
        for (const method of methods) {
          losses[method].push(pinball(actual, points[method], LEVEL));
          covered[method].push(actual <= points[method] ? 1 : 0);
        }
      }
    }
    const [low, high] = leadTime === 14 ? [0.94, 0.96] : [0.935, 0.965];
    const coverage = mean(covered.ours);
    lines.push({
      metric: `coverage at ${LEVEL}, ${leadTime} days (n = ${covered.ours.length})`,
      ours: coverage,
      baselines: { 'year window': mean(covered['year window']), normal: mean(covered.normal) },
      target: `${low} to ${high}`,
      pass: coverage >= low && coverage <= high,
    });
    lines.push({
      metric: `pinball loss, ${leadTime} days`,
      ours: mean(losses.ours),
      baselines: { 'year window': mean(losses['year window']), normal: mean(losses.normal) },
      target: 'below the year window',
      pass: mean(losses.ours) < mean(losses['year window']),
    });
  }
  printTable('Reorder points on M5 (280 series)', lines);
  expect(lost(lines)).toEqual([]);
});

/** Mean and deviation of the last 28 days, scaled to the lead time: the textbook's reorder point. */
function normalPoint(units: Float64Array, origin: number, days: number): number {
  const recent = units.subarray(origin - 28, origin);
  const average = mean(recent);
  const variance = mean(recent.map((value) => (value - average) ** 2));
  return average * days + Z_95 * Math.sqrt(variance * days);
}
