import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LearnedDemand, learnDemand } from '../../src/watch/inventory/demand.ts';
import type { DemandSeries } from '../../src/watch/inventory/series.ts';
import { days, noisy, seriesOf } from './series.ts';

/** Learns one SKU in the company of steady ones, as in a shop. */
function learned(series: DemandSeries): LearnedDemand {
  const others = [4, 9, 15].map((rate) => seriesOf(`STEADY-${rate}`, noisy(series.units.length, rate)));
  const found = learnDemand(new Map([series, ...others].map((one) => [one.sku, one]))).get(series.sku);
  if (!found) throw new Error('not learned');
  return found;
}

const perDay = (demand: LearnedDemand) => demand.forecast.mean(28) / 28;

test('velocity counts the days on which there was something to sell', () => {
  const empty = Array.from({ length: 20 }, (_, i) => 175 + i);
  const units = [...days(175, 10), ...days(20, 0), ...days(5, 10)];
  expect(perDay(learned(seriesOf('KNOWN', units, { out: empty })))).toBeCloseTo(10, 1);
  // Without stock levels the same days look like a fall.
  expect(perDay(learned(seriesOf('UNKNOWN', units)))).toBeLessThan(8);
});

test('the weekday shape is learned, and the forecast follows it', () => {
  const week = [1, 1, 1, 1, 1, 4, 5].map((factor) => factor * 20);
  const units = Array.from({ length: 210 }, (_, t) => week[t % 7] ?? 0);
  const { forecast } = learned(seriesOf('WEEKENDS', units));
  const said = week.map((_, i) => forecast.mean(i + 1) - forecast.mean(i));
  expect(said[5]).toBeGreaterThan(3 * (said[0] ?? 0));
  const total = said.reduce((sum, value) => sum + value, 0);
  expect(Math.abs(total / 280 - 1)).toBeLessThan(0.02);
});

test('an intermittent SKU keeps its rate while it sells, and loses it when it dies', () => {
  const sporadic = Array.from({ length: 240 }, (_, t) => (t % 10 === 0 ? 3 : 0));
  // Just after a sale the rate is above its mean, just before the next one below it.
  const phases = days(10, 0).map((_, i) => perDay(learned(seriesOf('SPORADIC', sporadic.slice(0, 240 - i)))));
  expect(phases.reduce((sum, rate) => sum + rate, 0) / phases.length).toBeCloseTo(0.3, 1);
  const dead = [...sporadic.slice(0, 120), ...days(120, 0)];
  expect(perDay(learned(seriesOf('DEAD', dead)))).toBeLessThan(0.06);
});

test('one bulk order is no trend', () => {
  const units = [...noisy(195, 5), 405, ...noisy(4, 5)];
  const maxLine = [...days(195, 1), 400, ...days(4, 1)];
  expect(perDay(learned(seriesOf('BULK', units, { maxLine })))).toBeLessThan(6);
});

test('a launch is no new normal, declared or not, and its peak goes on while it lasts', () => {
  const before = noisy(200, 20);
  const peak = [62, 58, 60];
  const after = learned(seriesOf('DETECTED', [...before, ...peak]));
  expect(after.spikes.at(-1)).toMatchObject({ from: 200, until: 203, kind: 'detected' });
  expect(perDay(after)).toBeGreaterThan(25);
  expect(perDay(after)).toBeLessThan(31);

  const series = seriesOf('DECLARED', [...before, 60]);
  const event = { from: 200, until: 203, kind: 'launch', strength: Number.POSITIVE_INFINITY };
  const during = learnDemand(new Map([['DECLARED', series]]), new Map([['DECLARED', [event]]]));
  const forecast = during.get('DECLARED')?.forecast;
  expect(forecast?.mean(2)).toBeGreaterThan(100);
  expect((forecast?.mean(9) ?? 0) - (forecast?.mean(2) ?? 0)).toBeLessThan(7 * 33);
});

test('a new product settles from its peak: its first days are not its rate', () => {
  const series = { ...seriesOf('NEW', [...days(197, 0), 60, 62, 58]), start: 197 };
  const event = { from: 197, until: 200, kind: 'launch', strength: Number.POSITIVE_INFINITY };
  const all = new Map([series, seriesOf('STEADY', noisy(200, 9))].map((one) => [one.sku, one]));
  const unaware = learnDemand(all).get('NEW');
  const aware = learnDemand(all, new Map([['NEW', [event]]])).get('NEW');
  expect((unaware?.forecast.mean(28) ?? 0) / 28).toBeGreaterThan(50);
  // A launch that peaks at 3 times settles at 1.4: 28 of 60.
  expect((aware?.forecast.mean(28) ?? 0) / 28).toBeGreaterThan(25);
  expect((aware?.forecast.mean(28) ?? 0) / 28).toBeLessThan(31);
});

test('what launches leave behind is learned from those that have settled', () => {
  const launched = (settle: number) => [...noisy(150, 20), 60, 60, 60, ...noisy(60, 20 * settle)];
  const events = new Map<string, { from: number; until: number; kind: string; strength: number }[]>();
  const all = new Map<string, DemandSeries>();
  for (let i = 0; i < 40; i += 1) {
    const sku = `PAST-${i}`;
    all.set(sku, seriesOf(sku, launched(2)));
    events.set(sku, [{ from: 150, until: 153, kind: 'launch', strength: Number.POSITIVE_INFINITY }]);
  }
  all.set('NEW', seriesOf('NEW', [...noisy(210, 20), 60, 60, 60]));
  events.set('NEW', [{ from: 210, until: 213, kind: 'launch', strength: Number.POSITIVE_INFINITY }]);
  const demand = learnDemand(all, events).get('NEW');
  // Doubled after each of forty launches: far from the 1.4 times that is assumed without any.
  expect((demand?.forecast.mean(28) ?? 0) / 28).toBeGreaterThan(34);
});

test('a forecast is a distribution, whatever the days were', () => {
  const sold = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 220 });
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(sold, fc.integer({ min: 1, max: 70 }), share, (units, horizon, p) => {
      const { forecast } = learned(seriesOf('ANY', units));
      const at = forecast.quantile(horizon, p);
      expect(forecast.cdf(horizon, at)).toBeGreaterThanOrEqual(p);
      if (at > 0) expect(forecast.cdf(horizon, at - 1)).toBeLessThan(p);
      expect(forecast.cdf(horizon, at + 5)).toBeGreaterThanOrEqual(forecast.cdf(horizon, at));
      expect(forecast.mean(horizon + 1)).toBeGreaterThanOrEqual(forecast.mean(horizon));
    }),
    { numRuns: 60 },
  );
});
