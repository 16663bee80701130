import { addDays, type Day, startOfDay } from '../domain/day.ts';
import { calendarOf } from './demand.ts';
import { historyOf, type SkuHistory } from './history.ts';
import { storiesOf } from './incidents/index.ts';
import { ordersOf, type SampleOrder } from './orders.ts';
import type { Story } from './story.ts';
import type { SampleWorld } from './world.ts';

/** The sample shop's past, from which every file is written. */
export interface SamplePast {
  readonly world: SampleWorld;
  readonly stories: readonly Story[];
  readonly histories: readonly SkuHistory[];
  readonly orders: readonly SampleOrder[];
  /** The day of an index into the world's days; it may lie before the first or after the last. */
  day(index: number): Day;
  /** An instant on such a day, in minutes after midnight on the shop's clock, as the feed writes it. */
  instant(index: number, minute: number): string;
}

/** Plays the shop's past; the same for the same world. */
export function pastOf(world: SampleWorld): SamplePast {
  const stories = storiesOf(world);
  const played = { stories, calendar: calendarOf(world) };
  const histories = world.products.map((product) => historyOf(world, product, played));
  const first = world.days[0] ?? world.today;
  const starts = new Map<number, number>();
  const day = (index: number) => addDays(first, index);
  const startOf = (index: number) => {
    const known = starts.get(index) ?? startOfDay(day(index), world.timeZone).getTime();
    starts.set(index, known);
    return known;
  };
  return {
    world,
    stories,
    histories,
    orders: ordersOf(
      world,
      histories.flatMap(({ lines }) => lines),
    ),
    day,
    instant: (index, minute) => new Date(startOf(index) + minute * 60_000).toISOString(),
  };
}
