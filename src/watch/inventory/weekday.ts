import type { OrdinarySeries } from './series.ts';

/** Demand of each weekday relative to the mean day; seven factors with mean 1, by day index modulo 7. */
export type WeekdayShape = Float64Array;

/** Weeks of own sales that count as much as the shop's shape: a slow seller borrows it, a fast one has its own. */
const PRIOR_UNITS = 400;

/** The shape of the whole shop, over the in-stock days of all SKUs; flat when nothing sold. */
export function shopWeekdays(all: Iterable<OrdinarySeries>): WeekdayShape {
  const units = new Float64Array(7);
  const days = new Float64Array(7);
  for (const series of all) addWeekdays(series, units, days);
  return normaliseShape(units.map((sum, day) => sum / Math.max(1, days[day] ?? 1)));
}

/** A SKU's own shape, shrunk to the shop's by how many units it is based on. */
export function ownWeekdays(series: OrdinarySeries, shop: WeekdayShape): WeekdayShape {
  const units = new Float64Array(7);
  const days = new Float64Array(7);
  addWeekdays(series, units, days);
  const total = units.reduce((sum, value) => sum + value, 0);
  if (total === 0) return shop;
  const rate = total / days.reduce((sum, count, day) => sum + count * (shop[day] ?? 1), 0);
  // A weekday that the SKU has not been on sale on is as the shop has it.
  const own = normaliseShape(
    units.map((sum, day) => (days[day] ? sum / days[day] : rate * (shop[day] ?? 1))),
  );
  const share = total / (total + PRIOR_UNITS);
  return normaliseShape(own.map((factor, day) => share * factor + (1 - share) * (shop[day] ?? 1)));
}

function addWeekdays(series: OrdinarySeries, units: Float64Array, days: Float64Array): void {
  for (let t = series.start; t < series.units.length; t += 1) {
    if (series.out[t] === 1) continue;
    const weekday = t % 7;
    units[weekday] = (units[weekday] ?? 0) + (series.units[t] ?? 0);
    days[weekday] = (days[weekday] ?? 0) + 1;
  }
}

function normaliseShape(factors: Float64Array): WeekdayShape {
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / 7;
  if (mean <= 0) return new Float64Array(7).fill(1);
  return factors.map((factor) => Math.max(0.05, factor / mean));
}
