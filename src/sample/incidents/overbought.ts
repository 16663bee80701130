import type { Story } from '../story.ts';

/** Bought for a season that did not come, in days of cover. */
const COVER: ReadonlyMap<string, number> = new Map([
  ['SKU-2745', 410],
  ['SKU-2883', 380],
  ['SKU-2939', 480],
]);

export const overbought: Story = {
  supply: ({ sku }) => {
    const cover = COVER.get(sku);
    return cover === undefined ? null : { kind: 'overbought', cover };
  },
};
