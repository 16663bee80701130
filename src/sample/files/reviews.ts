import type { SamplePast } from '../past.ts';
import type { Cell, FeedFile } from './feed-file.ts';

/** One line in so many is reviewed, some weeks after it came. */
const REVIEWED = 0.035;
const AFTER_DAYS = [9, 30] as const;

type Words = readonly (readonly [title: string, body: string])[];

const GOOD: Words = [
  ['Lovely', 'Exactly as in the pictures, feels like it will last.'],
  ['Second one', 'Bought it again in another colour. That says it all.'],
  ['Great gift', 'My dad uses it every day.'],
  ['Worth it', 'Not cheap, but you can feel where the money went.'],
  ['Good', 'Does what it should. Fast delivery.'],
];
const MIXED: Words = [
  ['Fine', 'Nice, but the colour is darker than on the site.'],
  ['OK', 'Good quality, the packaging could be simpler.'],
  ['Almost', 'Would be perfect with a slightly longer strap.'],
];
const SMALL: Words = [
  ['Runs small now', 'I have the old one in the same size and this one is clearly tighter.'],
  ['Size up', 'Nice fabric, but take one size larger than you think.'],
  ['Shrunk?', 'Tighter across the shoulders than my first one. Sending it back.'],
];
const CLOTHES = new Set(['Hoodies', 'Knitwear', 'T-shirts', 'Jackets', 'Trousers', 'Shoes']);

export function reviewsFile(past: SamplePast): FeedFile {
  return {
    name: 'reviews',
    columns: ['review_id', 'sku', 'created_at', 'rating', 'title', 'body', 'fit'],
    rows: reviewRows(past),
  };
}

function* reviewRows(past: SamplePast): Iterable<Cell[]> {
  const { world, stories, orders } = past;
  const random = world.random('reviews');
  const today = world.days.length;
  let number = 4000;
  for (const { day, lines } of orders) {
    for (const { product } of lines) {
      if (!random.chance(REVIEWED)) continue;
      const on = day + random.int(...AFTER_DAYS);
      if (on >= today) continue;
      const isOff = stories.some((story) => story.returnWords?.(product, today - day));
      const isSmall = isOff && random.chance(0.6);
      const rating = isSmall ? random.int(2, 3) : random.weighted(RATINGS);
      const [title, body] = random.pick(isSmall ? SMALL : rating > 3 ? GOOD : MIXED);
      const fit = CLOTHES.has(product.style.category) ? (isSmall ? 'small' : 'true') : null;
      number += 1;
      yield [
        `RV-${number}`,
        product.sku,
        past.instant(on, random.int(8 * 60, 22 * 60)),
        rating,
        title,
        body,
        fit,
      ];
    }
  }
}

const RATINGS: readonly (readonly [number, number])[] = [
  [5, 58],
  [4, 27],
  [3, 10],
  [2, 5],
];
