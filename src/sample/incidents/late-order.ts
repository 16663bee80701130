import type { Story } from '../story.ts';

/** Ordered well in time, promised, and not here yet. */
const LATE_SKU = 'SKU-2878';
const ORDERED_AGO = 34;

export const lateOrder: Story = {
  supply: ({ sku }) => (sku === LATE_SKU ? { kind: 'late_order', cover: 4, orderedAgo: ORDERED_AGO } : null),
};
