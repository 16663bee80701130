import type { Story } from '../story.ts';

/** A magazine's gift guide found this one, and nobody here knows why it sells. */
const SKU = 'SKU-2896';
const SINCE_AGO = 16;

export const demandShift: Story = {
  demand: ({ sku }, ago) => (sku === SKU && ago <= SINCE_AGO ? 3.8 : 1),
};
