import { addDays } from '../../domain/day.ts';
import type { Story } from '../story.ts';

/** Months ago the Watch Beanie was on television for a week, and most colours sold out until new ones came. */
const STYLE = 'Watch Beanie';
const SHOWN_AGO = 96;
const LASTED_DAYS = 7;
const TIMES = 10;

export const soldOut: Story = {
  demand: ({ style }, ago) =>
    style.name === STYLE && ago <= SHOWN_AGO && ago > SHOWN_AGO - LASTED_DAYS ? TIMES : 1,
  events: ({ today, products }) =>
    products
      .filter(({ style }) => style.name === STYLE)
      .map(({ sku }) => ({
        id: `EV-TELEVISION-${sku}`,
        kind: 'influencer',
        startsAt: addDays(today, -SHOWN_AGO),
        endsAt: addDays(today, LASTED_DAYS - SHOWN_AGO),
        sku,
        supplierId: null,
        note: 'Worn in "The Lighthouse Keepers", episodes 3 and 4',
      })),
};
