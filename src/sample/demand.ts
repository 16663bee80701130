import { daysBetween } from '../domain/day.ts';
import type { SampleProduct } from './catalogue.ts';
import type { Random } from './random.ts';
import type { Story } from './story.ts';
import type { SampleWorld } from './world.ts';

/** Monday to Sunday; people shop on their sofas. */
const WEEKDAYS = [1.02, 0.94, 0.92, 0.95, 0.98, 1.06, 1.13];
/** Variance over mean of a SKU's daily units: a little more than chance, as in real shops. */
const SPREAD = 1.15;
/** The winter half of the year sells more, by this much. */
const SEASON = 0.12;
const YEAR_DAYS = 365.25;
const MIDWINTER = '2000-12-20';

/** What a usual day multiplies every SKU's rate by, for each day of the world. */
export function calendarOf({ days, weekdays }: SampleWorld): number[] {
  return days.map((day, index) => {
    const phase = (2 * Math.PI * daysBetween(MIDWINTER, day)) / YEAR_DAYS;
    return (WEEKDAYS[(weekdays[index] ?? 1) - 1] ?? 1) * (1 + SEASON * Math.cos(phase));
  });
}

/** Units that people wanted on each day of the world, whether they were there or not. */
export function demandOf(
  product: SampleProduct,
  { calendar, stories, random }: { calendar: readonly number[]; stories: readonly Story[]; random: Random },
): number[] {
  return calendar.map((usual, index) => {
    const ago = calendar.length - index;
    return random.count(product.rate * usual * storyFactor(stories, product, ago), SPREAD);
  });
}

function storyFactor(stories: readonly Story[], product: SampleProduct, ago: number): number {
  return stories.reduce((factor, story) => factor * (story.demand?.(product, ago) ?? 1), 1);
}
