import type { Queryable } from '../../domain/database.ts';

/** Something of the shop that a question may name. */
export interface Named {
  readonly type: NamedType;
  readonly id: string;
  readonly title: string;
}

export const NAMED_TYPES = [
  'sku',
  'supplier',
  'campaign',
  'keyword',
  'order',
  'purchase_order',
  'ticket',
  'shipment',
] as const;
export type NamedType = (typeof NAMED_TYPES)[number];

/** What people call by name: products, suppliers, campaigns and keywords; orders and tickets are looked up by number. */
export async function readNames(db: Queryable): Promise<Named[]> {
  const { rows } = await db.query<Named>(
    `select 'sku' as type, sku as id, coalesce(title, sku) as title from product
      union all
     select distinct on (sku) 'sku', sku, sku from order_line o
      where not exists (select from product p where p.sku = o.sku)
      union all
     select 'supplier', supplier_id, coalesce(name, supplier_id) from supplier
      union all
     select 'campaign', campaign_id, coalesce(name, campaign_id) from campaign
      union all
     select 'keyword', keyword_id, text from keyword where text is not null`,
  );
  return rows;
}

/** Orders, purchase orders, tickets and shipments whose number is one of these, with or without what stands before it. */
export async function readNumbered(db: Queryable, numbers: readonly string[]): Promise<Named[]> {
  if (numbers.length === 0) return [];
  const { rows } = await db.query<Named>(
    `with asked as (
       select distinct on (upper(form)) form, number
         from unnest($1::text[]) number,
              lateral unnest(array[number, '#' || number]) form)
     select distinct on (type, id) * from (
       select 'order' as type, o.order_id as id, o.order_id as title
         from asked join order_line o on o.order_id = form
        union all
       select 'order', s.order_id, s.order_id from asked join shipment s on s.order_id = form
        union all
       select 'purchase_order', p.po_id, p.po_id from asked join purchase_order_line p on p.po_id = form
        union all
       select 'ticket', t.ticket_id, coalesce(t.subject, t.ticket_id) from asked join ticket t on t.ticket_id = form
        union all
       select 'shipment', s.shipment_id, s.shipment_id from asked join shipment s on s.shipment_id = form
     ) found`,
    [numbers],
  );
  return rows;
}

/** How this shop's numbers begin: "HP-" of orders, "T-" of tickets; nothing where they are bare. */
export async function readPrefixes(db: Queryable): Promise<ReadonlyMap<NamedType, string>> {
  const { rows } = await db.query<{ type: NamedType; prefix: string }>(
    `select 'order' as type, (select substring(order_id from '^\\D*') from order_line limit 1) as prefix
      union all
     select 'ticket', (select substring(ticket_id from '^\\D*') from ticket limit 1)
      union all
     select 'purchase_order', (select substring(po_id from '^\\D*') from purchase_order_line limit 1)
      union all
     select 'shipment', (select substring(shipment_id from '^\\D*') from shipment limit 1)`,
  );
  return new Map(rows.map(({ type, prefix }) => [type, prefix ?? '']));
}
