import { labelMistakes } from '../incidents/bad-labels.ts';
import { MISPICKS } from '../incidents/mispicks.ts';
import type { SoldLine } from '../lines.ts';
import type { SampleOrder } from '../orders.ts';
import type { SamplePast } from '../past.ts';
import type { Random } from '../random.ts';
import { ADDRESSES, CARRIERS, FIRST_NAMES, LAST_NAMES, STATIONS } from '../shop/places.ts';
import type { SampleWorld } from '../world.ts';
import { type Cell, dollars, type FeedFile } from './feed-file.ts';

/** Days of parcels and picks that the warehouse system still has. */
const DAYS = 45;

function recent({ orders, world }: SamplePast): SampleOrder[] {
  return orders.filter(({ day }) => day >= world.days.length - DAYS);
}

/** How a parcel travelled; days are indices into the world's days. */
export interface Parcel {
  readonly order: SampleOrder;
  readonly carrier: (typeof CARRIERS)[number];
  readonly shippedOn: number;
  readonly promisedOn: number;
  readonly deliveredOn: number;
}

/** Every recent order's parcel, by order. */
export function parcelsOf(past: SamplePast): Parcel[] {
  const random = past.world.random('parcels');
  return recent(past).map((order) => {
    const carrier = random.weighted(CARRIERS.map((one) => [one, one.share] as const));
    const shippedOn = order.day + (order.minute < 13 * 60 ? 0 : 1);
    const promisedOn = shippedOn + carrier.days;
    const delay = random.chance(carrier.lateShare) ? random.int(1, 6) : 0;
    return { order, carrier, shippedOn, promisedOn, deliveredOn: promisedOn - random.int(0, 1) + delay };
  });
}

export function shipmentsFile(past: SamplePast): FeedFile {
  return {
    name: 'shipments',
    columns: [
      'shipment_id',
      'order_id',
      'carrier',
      'service',
      'tracking_number',
      'label_created_at',
      'shipped_at',
      'promised_at',
      'delivered_at',
      'status',
      'cost',
      'currency',
      'ship_name',
      'ship_line1',
      'ship_line2',
      'ship_city',
      'ship_region',
      'ship_postcode',
      'ship_country',
    ],
    rows: shipmentRows(past),
  };
}

function* shipmentRows(past: SamplePast): Iterable<Cell[]> {
  const random = past.world.random('addresses');
  const today = past.world.days.length;
  const mistakeFor = labelMistakes(past.world);
  for (const [index, { order, carrier, shippedOn, promisedOn, deliveredOn }] of parcelsOf(past).entries()) {
    const shipped = shippedOn < today;
    const delivered = deliveredOn < today;
    const street = random.pick(ADDRESSES);
    const usual = { ...street, line1: `${random.int(2, 1890)} ${street.line1}` };
    const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
    const mistake = shipped ? null : mistakeFor(carrier.name);
    const { line1, line2, city, region, postcode } = mistake ?? usual;
    yield [
      `SH-${61_000 + index}`,
      order.id,
      carrier.name,
      carrier.service,
      `${carrier.prefix}${(874_120_000 + index * 37).toString()}`,
      past.instant(order.day, Math.min(order.minute + 45, 24 * 60 - 1)),
      shipped ? past.instant(shippedOn, 16 * 60) : null,
      past.instant(promisedOn, 20 * 60),
      delivered ? past.instant(deliveredOn, 14 * 60) : null,
      delivered ? 'delivered' : shipped ? 'in_transit' : 'label',
      dollars(carrier.cost),
      past.world.currency,
      name,
      line1,
      line2,
      city,
      region,
      postcode,
      'US',
    ];
  }
}

export function picksFile(past: SamplePast): FeedFile {
  return {
    name: 'picks',
    columns: [
      'pick_id',
      'order_id',
      'sku',
      'picked_at',
      'quantity',
      'station',
      'shift',
      'picker',
      'sku_picked',
      'detected_at',
    ],
    rows: pickRows(past),
  };
}

function* pickRows(past: SamplePast): Iterable<Cell[]> {
  const { world } = past;
  const random = world.random('picks');
  const today = world.days.length;
  let number = 90_000;
  for (const order of recent(past)) {
    const shift = order.minute < 13 * 60 ? 'early' : 'late';
    const at = past.instant(order.day, shift === 'early' ? 14 * 60 : 19 * 60);
    for (const line of order.lines) {
      const { name: station, pickers } = random.pick(STATIONS);
      const isHot = !world.isQuiet && station === MISPICKS.station && shift === MISPICKS.shift;
      const wrong = wrongSku(line, isHot, world, random);
      // Customers tell us some days later, and some never do.
      const foundOn = wrong && random.chance(0.8) ? order.day + random.int(3, 9) : null;
      const isKnown = foundOn !== null && foundOn < today;
      number += 1;
      yield [
        `PK-${number}`,
        order.id,
        line.product.sku,
        at,
        line.quantity,
        station,
        shift,
        random.pick(pickers),
        isKnown ? wrong : null,
        isKnown ? past.instant(foundOn, 12 * 60) : null,
      ];
    }
  }
}

function wrongSku(
  { product }: SoldLine,
  isHot: boolean,
  { isQuiet, products }: SampleWorld,
  random: Random,
): string | null {
  const pair = MISPICKS.pairs.find((skus) => skus.some((sku) => sku === product.sku));
  if (pair && !isQuiet && random.chance(isHot ? MISPICKS.share : MISPICKS.usual)) {
    return pair.find((sku) => sku !== product.sku) ?? null;
  }
  if (!random.chance(MISPICKS.anywhere)) return null;
  const other = random.pick(products).sku;
  return other === product.sku ? null : other;
}
