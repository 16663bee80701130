import { addDays, type Day, daysBetween } from '../../domain/day.ts';
import type { SampleProduct } from '../catalogue.ts';
import type { Story } from '../story.ts';
import type { SampleWorld } from '../world.ts';

/** The Ridge Hoodie's sewing moved to another factory on the 3rd of a month, and it runs a size small since. */
const STYLE = 'Ridge Hoodie';
const EARLIEST_AGO = 35;

const SIZING = [
  ['too_small', 'Ordered my usual M and it fits like an S. Shoulders are tight.'],
  ['too_small', 'Runs small. I have had two of these before and they were roomier.'],
  ['too_small', 'Sleeves end above my wrists. The old one in the same size is fine.'],
  ['too_small', 'Much tighter across the chest than last year, sending it back for a size up.'],
  ['too_small', 'Love the colour but it is a full size smaller than the chart says.'],
  ['too_small', 'Sizing is off, L feels like a M now.'],
] as const;

/** The last 3rd of a month that leaves time for returns to show. */
export function changedOn(today: Day): Day {
  let day = addDays(today, -EARLIEST_AGO);
  while (!day.endsWith('-03')) day = addDays(day, -1);
  return day;
}

export function supplierChange({ today }: SampleWorld): Story {
  const since = daysBetween(changedOn(today), today);
  const concerned = ({ style }: SampleProduct, ago: number) => style.name === STYLE && ago <= since;
  return {
    returns: (product, ago) => (concerned(product, ago) ? 2.6 : 1),
    returnWords: (product, ago) => (concerned(product, ago) ? SIZING : null),
    events: () => [
      {
        id: 'EV-SUPPLIER-RIDGE',
        kind: 'supplier_change',
        startsAt: changedOn(today),
        endsAt: null,
        sku: null,
        supplierId: 'S02',
        note: 'Porto Têxtil moves Ridge Hoodie sewing to its second factory',
      },
    ],
  };
}
