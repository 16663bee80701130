import type { Queryable } from '../../domain/database.ts';

/** Sets up the sample shop's own platform: a listing for each product, as the catalogue has it. */
export async function openPlatform(db: Queryable, now: Date): Promise<void> {
  await db.query(
    `insert into sample_platform_state (kind, id, state, updated_at)
     select 'listing', sku, jsonb_build_object('sku', sku, 'title', title, 'status', status, 'price',
              jsonb_build_object('amount', (price_minor / 100.0)::numeric(12, 2)::text, 'currency', currency)), $1
     from product
     on conflict (kind, id) do nothing`,
    [now],
  );
  await openWarehouse(db, now);
  await openHelpdesk(db, now);
  await openAdAccount(db, now);
}

/** The ad account's side of it: campaigns with their budgets, and keywords. */
async function openAdAccount(db: Queryable, now: Date): Promise<void> {
  await db.query(
    `insert into sample_platform_state (kind, id, state, updated_at)
     select 'keyword', keyword_id, jsonb_build_object('text', text, 'status', status, 'campaignId', campaign_id), $1::timestamptz
       from keyword
     union all
     select 'campaign', campaign_id, jsonb_build_object('name', name, 'status', status, 'dailyBudget',
              jsonb_build_object('amount', (daily_budget_minor / 100.0)::numeric(12, 2)::text, 'currency', currency)), $1
       from campaign
     on conflict (kind, id) do nothing`,
    [now],
  );
}

/** The helpdesk's side of it: the tickets that wait. */
async function openHelpdesk(db: Queryable, now: Date): Promise<void> {
  await db.query(
    `insert into sample_platform_state (kind, id, state, updated_at)
     select 'ticket', ticket_id, jsonb_build_object('subject', subject, 'status', coalesce(status, 'open'),
              'answered', first_reply_at is not null, 'customerId', customer_id), $1
       from ticket where coalesce(status, 'open') <> 'solved'
     on conflict (kind, id) do nothing`,
    [now],
  );
}

/** The warehouse's side of it: where each product lies, and the parcels that have not left. */
async function openWarehouse(db: Queryable, now: Date): Promise<void> {
  await db.query(
    `insert into sample_platform_state (kind, id, state, updated_at)
     select 'bin', sku, jsonb_build_object('sku', sku, 'title', title, 'barcode', barcode, 'bin', bin), $1::timestamptz
       from product
     union all
     select 'shipment', shipment_id, jsonb_build_object('orderId', order_id, 'trackingNumber', tracking_number,
              'carrier', carrier, 'service', service, 'held', false), $1
       from shipment where shipped_at is null or shipped_at > $1
     on conflict (kind, id) do nothing`,
    [now],
  );
}

/** True for a database in which nobody has put anything yet. */
export async function isEmpty(db: Queryable): Promise<boolean> {
  const { rows } = await db.query(
    'select 1 from import_file union all select 1 from product union all select 1 from order_line limit 1',
  );
  return rows.length === 0;
}

/** True where the shop that lives here is the sample, not somebody's own: its own shop file says so. */
export async function isSampleShop(db: Queryable): Promise<boolean> {
  const { rows } = await db.query("select 1 from shop_setting where key = 'sample' and value = 'true'");
  return rows.length > 0;
}
