import { addDays } from '../../domain/day.ts';
import type { Story } from '../story.ts';

/** The Drift Fleece came in a new cut: 3 times its usual demand for 72 hours, 1.4 times ever since. */
const STYLE = 'Drift Fleece';
const LAUNCHED_AGO = 41;
const SPIKE_DAYS = 3;

export const launch: Story = {
  demand: ({ style }, ago) => {
    if (style.name !== STYLE || ago > LAUNCHED_AGO) return 1;
    return ago > LAUNCHED_AGO - SPIKE_DAYS ? 3 : 1.4;
  },
  events: ({ today, products }) =>
    products
      .filter(({ style }) => style.name === STYLE)
      .map(({ sku }) => ({
        id: `EV-LAUNCH-${sku}`,
        kind: 'launch',
        startsAt: addDays(today, -LAUNCHED_AGO),
        endsAt: null,
        sku,
        supplierId: null,
        note: 'Drift Fleece relaunch: new cut, recycled yarn, e-mail to everyone',
      })),
};
