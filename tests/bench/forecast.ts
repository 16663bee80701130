import { learnDemand } from '../../src/watch/inventory/demand.ts';
import type { DemandSeries } from '../../src/watch/inventory/series.ts';
import { ets, type Method, mstl, startAugurs } from '../evaluation/augurs.ts';
import { asOf, hasM5, readM5 } from '../evaluation/m5.ts';
import type { Row } from './row.ts';

const HORIZON = 28;
const ROUNDS = 3;

/**
 * Forecasts of 28 days per second on the M5 subset: ours learns every series' level, weekdays, spikes, spread and
 * calibration, and says a mean and a 95 % quantile; augurs fits one series after the other and says a mean.
 */
export async function forecastBench(): Promise<Row[]> {
  if (!hasM5) {
    const missing = {
      ours: 'skipped',
      baseline: 'there is no M5 subset in ../shared',
      ratio: '',
      target: '',
    };
    return [{ name: 'forecasts per second', ...missing }];
  }
  startAugurs();
  const m5 = readM5();
  const series = asOf(m5, m5[0]?.units.length ?? 0);
  const ours = best(() => learnAll(series), series.size);
  return Object.entries({ 'augurs MSTL': mstl, 'augurs ETS': ets }).map(([name, method]) => {
    const theirs = best(() => fitEach(series, method), series.size);
    return {
      name: `forecasts per second, against ${name}`,
      ours: Math.round(ours),
      baseline: Math.round(theirs),
      ratio: (ours / theirs).toFixed(1),
      target: '≥ 1',
    };
  });
}

function learnAll(series: ReadonlyMap<string, DemandSeries>): void {
  for (const { forecast } of learnDemand(series).values()) {
    forecast.mean(HORIZON);
    forecast.quantile(HORIZON, 0.95);
  }
}

function fitEach(series: ReadonlyMap<string, DemandSeries>, method: Method): void {
  for (const { units, start } of series.values()) method(units.subarray(start), HORIZON);
}

/** Forecasts per second in the fastest of several rounds. */
function best(round: () => void, count: number): number {
  const seconds = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    round();
    return (performance.now() - begun) / 1000;
  });
  return count / Math.min(...seconds);
}
