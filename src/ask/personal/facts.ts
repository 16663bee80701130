import type { Queryable } from '../../domain/database.ts';

/** Which of some names, in lower case, are those of people whom parcels were sent to. */
export async function readCustomerNames(db: Queryable, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const { rows } = await db.query<{ name: string }>(
    'select distinct ship_name as name from shipment where lower(ship_name) = any($1)',
    [names],
  );
  return rows.map(({ name }) => name);
}

/** A row that holds personal data. */
export interface PersonalRow {
  readonly type: 'shipment' | 'ticket';
  readonly id: string;
  readonly name: string | null;
  readonly text: string;
}

/** What the rows know by an instant of the people behind orders and tickets, and of people by name (in lower case). */
export async function readPersonal(
  db: Queryable,
  { orders, tickets, names }: Readonly<Record<'orders' | 'tickets' | 'names', readonly string[]>>,
  now: Date,
): Promise<PersonalRow[]> {
  const { rows } = await db.query<PersonalRow>(
    `with asked as (
       select order_id from unnest($1::text[]) order_id
        union select order_id from ticket where ticket_id = any($2) and order_id is not null)
     select 'shipment' as type, shipment_id as id, ship_name as name,
            concat_ws(', ', ship_name, ship_line1, ship_line2, ship_city,
                      nullif(concat_ws(' ', ship_region, ship_postcode), ''), ship_country) as text
       from shipment
      where (order_id in (select order_id from asked) or lower(ship_name) = any($3)) and ship_name is not null
        and coalesce(label_created_at, $4) <= $4
      union all
     select 'ticket', ticket_id, null, concat_ws(E'\\n', subject, body) from ticket
      where (ticket_id = any($2) or order_id = any($1)
         or exists (select from unnest($3::text[]) name where position(name in lower(concat_ws(' ', subject, body))) > 0))
        and created_at <= $4
      order by 1, 2 limit 20`,
    [orders, tickets, names, now],
  );
  return rows;
}
