import type { Queryable } from '../../../domain/database.ts';

/** What of the shop a question may be narrowed to. */
export interface Catalogue {
  readonly products: readonly {
    readonly sku: string;
    readonly title: string;
    readonly category: string | null;
    readonly supplier_id: string | null;
  }[];
  readonly channels: readonly string[];
  readonly countries: readonly string[];
  /** Whether any order says to which postcode it went. */
  readonly postcodes: boolean;
  readonly campaigns: readonly { readonly id: string; readonly title: string }[];
}

/** Products with their category and present supplier, and the channels and countries that orders have had by an instant. */
export async function readCatalogue(db: Queryable, now: Date): Promise<Catalogue> {
  const { rows } = await db.query<Catalogue>(
    `with supplied as (
       select distinct on (sku) sku, supplier_id from supplier_sku
        where valid_from <= $1::timestamptz::date
        order by sku, coalesce(preferred, false) desc, valid_from desc),
      known as (
       select sku, coalesce(title, sku) as title, category from product
        union all
       select distinct sku, sku, null from order_line o where not exists (select from product p where p.sku = o.sku)),
      sold as (
       select distinct lower(sales_channel) as sales, lower(acquisition_channel) as acquired, upper(ship_country) as country
         from order_line where ordered_at <= $1)
     select (select coalesce(jsonb_agg(jsonb_build_object('sku', k.sku, 'title', k.title, 'category', k.category,
                     'supplier_id', s.supplier_id) order by k.sku), '[]') from known k left join supplied s using (sku)) as products,
            (select coalesce(jsonb_agg(distinct channel), '[]') from sold, unnest(array[sales, acquired]) channel
              where channel is not null) as channels,
            (select coalesce(jsonb_agg(distinct country), '[]') from sold where country is not null) as countries,
            exists (select from order_line where ship_postcode is not null and ordered_at <= $1) as postcodes,
            (select coalesce(jsonb_agg(jsonb_build_object('id', campaign_id, 'title', coalesce(name, campaign_id))
                     order by campaign_id), '[]') from campaign) as campaigns`,
    [now],
  );
  return rows[0] ?? { products: [], channels: [], countries: [], postcodes: false, campaigns: [] };
}
