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

/** How this shop's numbers look: "HP-" and five digits of orders; '' where nothing stands before them. */
export interface Shape {
  readonly type: NamedType;
  readonly prefix: string;
  /** How many digits they have, at least and at most. */
  readonly least: number;
  readonly most: number;
}

/** The shapes of orders, tickets, purchase orders, shipments and SKUs, those of SKUs last. */
export async function readShapes(db: Queryable): Promise<Shape[]> {
  const { rows } = await db.query<Shape>(
    `select type, prefix, min(digits)::int as least, max(digits)::int as most
       from (select type, coalesce(substring(id from '^\\D*'), '') as prefix,
                    length(coalesce(substring(id from '^\\D*(\\d+)'), '')) as digits
               from ((select 'order' as type, order_id as id, 1 as place from order_line limit 200)
               union all (select 'ticket', ticket_id, 2 from ticket limit 200)
               union all (select 'purchase_order', po_id, 3 from purchase_order_line limit 200)
               union all (select 'shipment', shipment_id, 4 from shipment limit 200)) own) shaped
      where digits > 0
      group by type, prefix
      order by array_position(array['order', 'ticket', 'purchase_order', 'shipment'], type), prefix`,
  );
  return rows;
}

/** What people call products, as the documents that hold say: a name with the SKUs that it means. */
export async function readNicknames(
  db: Queryable,
): Promise<{ readonly name: string; readonly skus: readonly string[] }[]> {
  const { rows } = await db.query<{ name: string; skus: string[] }>(
    `select n.key as name,
            array(select jsonb_array_elements_text(
              case jsonb_typeof(n.value) when 'array' then n.value else jsonb_build_array(n.value) end)) as skus
       from policy_in_force p, jsonb_each(p.value) n
      where p.key = 'nicknames'
      order by p.document, n.key`,
  );
  return rows;
}
