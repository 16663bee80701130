import { addDays } from '../../domain/day.ts';
import type { SamplePast } from '../past.ts';
import { casePackOf, moqOf, supplierOf } from '../purchases.ts';
import { SHOP_NAME } from '../world.ts';
import { dollars, type FeedFile } from './feed-file.ts';

export function shopFile({ world }: SamplePast): FeedFile {
  return {
    name: 'shop',
    columns: ['key', 'value'],
    rows: [
      ['name', SHOP_NAME],
      ['time_zone', world.timeZone],
      ['currency', world.currency],
      ['return_window_days', 30],
      ['opened_on', '2019-04-12'],
      ['sample', 'true'],
    ],
  };
}

export function productsFile({ world }: SamplePast): FeedFile {
  return {
    name: 'products',
    columns: [
      'sku',
      'title',
      'category',
      'similar_group',
      'price',
      'unit_cost',
      'status',
      'launched_on',
      'barcode',
      'weight_grams',
      'bin',
      'shippable',
    ],
    rows: world.products.map(({ sku, title, style, price, unitCost, barcode, bin }) => [
      sku,
      title,
      style.category,
      style.name,
      dollars(price),
      dollars(unitCost),
      'active',
      '2022-03-01',
      barcode,
      style.grams,
      bin,
      style.category === 'Drinkware' || style.name === 'Stoneware Bowl' ? 'fragile' : 'normal',
    ]),
  };
}

export function suppliersFile({ world }: SamplePast): FeedFile {
  return {
    name: 'suppliers',
    columns: ['supplier_id', 'name', 'email', 'quoted_lead_time_days', 'payment_terms_days', 'currency'],
    rows: [...world.suppliers.values()].map(({ id, name, email, quotedDays, paymentDays }) => [
      id,
      name,
      email,
      quotedDays,
      paymentDays,
      world.currency,
    ]),
  };
}

/** Contracts of this year; the ones before were three per cent dearer for us to beat. */
export function supplierSkusFile({ world }: SamplePast): FeedFile {
  const since = addDays(world.today, -420);
  return {
    name: 'supplier_skus',
    columns: [
      'supplier_id',
      'sku',
      'valid_from',
      'contract_price',
      'currency',
      'moq',
      'case_pack',
      'preferred',
    ],
    rows: world.products.map((product) => {
      const supplier = supplierOf(world, product);
      return [
        supplier.id,
        product.sku,
        since,
        dollars(product.unitCost),
        world.currency,
        moqOf(product, supplier),
        casePackOf(product, supplier),
        true,
      ];
    }),
  };
}

export function eventsFile({ world, stories }: SamplePast): FeedFile {
  const events = stories.flatMap((story) => story.events?.(world) ?? []);
  return {
    name: 'events',
    columns: ['event_id', 'kind', 'starts_at', 'ends_at', 'sku', 'supplier_id', 'note'],
    rows: events.map(({ id, kind, startsAt, endsAt, sku, supplierId, note }) => [
      id,
      kind,
      startsAt,
      endsAt,
      sku,
      supplierId,
      note,
    ]),
  };
}
