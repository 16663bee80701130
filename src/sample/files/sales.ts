import type { SoldLine } from '../lines.ts';
import type { SampleOrder } from '../orders.ts';
import type { SamplePast } from '../past.ts';
import { type Cell, dollars, type FeedFile } from './feed-file.ts';

const ORDER_COLUMNS = [
  'order_id',
  'line',
  'ordered_at',
  'sku',
  'quantity',
  'unit_price',
  'discount',
  'currency',
  'sales_channel',
  'acquisition_channel',
  'customer_id',
  'first_order',
  'ship_country',
  'ship_postcode',
  'shipping_charged',
  'shipping_cost',
  'payment_fee',
];
const FREE_SHIPPING_FROM = 75;
const SHIPPING = 6.95;
const SHIPPING_COST = 7.8;
/** What the card processor takes: a share and a fixed part. */
const FEE_SHARE = 0.029;
const FEE_FIXED = 0.3;
const WELCOME_DISCOUNT = 0.1;

export function ordersFile(past: SamplePast): FeedFile {
  return { name: 'orders', columns: ORDER_COLUMNS, rows: orderRows(past) };
}

/** Shipping and fees belong to the order and stand on its first line. */
function* orderRows(past: SamplePast): Iterable<Cell[]> {
  for (const order of past.orders) {
    const at = past.instant(order.day, order.minute);
    const total = order.lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
    const shipping = total >= FREE_SHIPPING_FROM ? 0 : SHIPPING;
    for (const [index, line] of order.lines.entries()) {
      const isFirst = index === 0;
      const discount = order.isFirst && order.channel === 'email' ? WELCOME_DISCOUNT : 0;
      yield [
        order.id,
        index + 1,
        at,
        line.product.sku,
        line.quantity,
        dollars(line.product.price),
        dollars(line.product.price * line.quantity * discount),
        past.world.currency,
        'online store',
        order.channel,
        order.customer,
        order.isFirst,
        order.country,
        order.postcode,
        isFirst ? dollars(shipping) : null,
        isFirst ? dollars(SHIPPING_COST) : null,
        isFirst ? dollars((total + shipping) * FEE_SHARE + FEE_FIXED) : null,
      ];
    }
  }
}

/** Why things come back when there is nothing special about it. */
const USUAL_WORDS = [
  ['changed_mind', 'Changed my mind, never worn.'],
  ['changed_mind', ''],
  ['not_as_described', 'Colour looks different from the photos in daylight.'],
  ['too_large', 'A bit too big on me.'],
  ['too_small', 'Should have taken the next size.'],
  ['other', 'Gift, they already had one.'],
  ['quality', 'A seam was loose on arrival.'],
  ['damaged', 'Arrived with a dent in the box and the item.'],
  ['late', 'Came after the date I needed it for.'],
  ['other', ''],
] as const;
const RETURNED_AT = 15 * 60;

export function returnsFile(past: SamplePast): FeedFile {
  return {
    name: 'returns',
    columns: [
      'return_id',
      'sku',
      'order_id',
      'returned_at',
      'quantity',
      'reason',
      'comment',
      'refund_amount',
      'restocked',
    ],
    rows: returnRows(past),
  };
}

function* returnRows(past: SamplePast): Iterable<Cell[]> {
  const random = past.world.random('returns');
  const today = past.world.days.length;
  let number = 7000;
  for (const order of past.orders) {
    for (const line of order.lines) {
      const { product, quantity, returnedOn, restocked } = line;
      if (returnedOn === null || returnedOn >= today) continue;
      number += 1;
      const [reason, comment] = random.pick(wordsOf(past, order, line));
      const at = past.instant(returnedOn, RETURNED_AT);
      const refund = dollars(product.price * quantity);
      yield [`RT-${number}`, product.sku, order.id, at, quantity, reason, comment || null, refund, restocked];
    }
  }
}

function wordsOf({ world, stories }: SamplePast, { day }: SampleOrder, { product }: SoldLine) {
  const ago = world.days.length - day;
  const told = stories
    .map((story) => story.returnWords?.(product, ago) ?? null)
    .find((words) => words !== null);
  return told ?? USUAL_WORDS;
}
