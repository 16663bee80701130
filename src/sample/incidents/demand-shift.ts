import type { Story } from '../story.ts';

/** A magazine's gift guide found this one, and nobody here knows why it sells. */
const SKU = 'SKU-2896';
const SINCE_AGO = 16;
const TIMES = 3.8;
/** Units a day that a gift guide brings at least, however little was sold before. */
const AT_LEAST = 2.5;

export const demandShift: Story = {
  demand: ({ sku, rate }, ago) => (sku === SKU && ago <= SINCE_AGO ? Math.max(TIMES, AT_LEAST / rate) : 1),
};
