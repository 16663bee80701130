import type { Story, Supply } from '../story.ts';

/** The bottle that everybody wants: four days of stock left, from the supplier that takes twelve. */
const BESTSELLER = 'SKU-2847';

/** Nobody reordered these in time. */
const LOW: ReadonlyMap<string, Supply> = new Map([
  [BESTSELLER, { kind: 'runs_low', cover: 3.5 }],
  ['SKU-2859', { kind: 'runs_low', cover: 9 }],
  ['SKU-2604', { kind: 'runs_low', cover: 11 }],
  ['SKU-2781', { kind: 'runs_low', cover: 6 }],
  ['SKU-2712', { kind: 'runs_low', cover: 24 }],
]);

export const runningOut: Story = {
  demand: ({ sku }) => (sku === BESTSELLER ? 2.1 : 1),
  supply: ({ sku }) => LOW.get(sku) ?? null,
};
