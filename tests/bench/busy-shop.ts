import type { Database, Transaction } from '../../src/domain/database.ts';
import type { Day } from '../../src/domain/day.ts';
import { SKUS } from './big-shop.ts';

export const KEYWORDS = 2_000;
export const AD_DAYS = 45;
export const PICKS = 100_000;
export const TICKETS = 2_000;
const CAMPAIGNS = 40;
const KEYWORDS_PER_CAMPAIGN = KEYWORDS / CAMPAIGNS;
/** Picks, parcels and tickets are those of the last days; each order of theirs is one of the shop's newest. */
const WAREHOUSE_DAYS = 30;
const TICKET_DAYS = 14;

/** Adds what the other watchers read to the big shop: ad statistics by the hour, picks, parcels, tickets and reviews. */
export async function makeBusy(db: Database, today: Day): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query('select setseed(0.5)');
    await ads(tx, today);
    await warehouse(tx, today);
    await voices(tx, today);
  });
  await db.query('vacuum analyze');
}

async function ads(tx: Transaction, today: Day): Promise<void> {
  await tx.query(
    `insert into campaign (campaign_id, name, platform, daily_budget_minor, currency, status, brand, source)
     select 'C' || i, 'Campaign ' || i, 'google', 50000, 'USD', 'active', i = 0, 'feed' from generate_series(0, $1::int - 1) i`,
    [CAMPAIGNS],
  );
  await tx.query(
    `insert into keyword (keyword_id, campaign_id, ad_group, text, match_type, status, sku, source)
     select 'K' || i, 'C' || i / $2::int, 'Group ' || i / 5, 'keyword ' || i, 'phrase', 'active', 'SKU-' || 1 + i % $3::int,
            'feed' from generate_series(0, $1::int - 1) i`,
    [KEYWORDS, KEYWORDS_PER_CAMPAIGN, SKUS],
  );
  await tx.query(
    `insert into ad_stat (hour, entity_kind, entity_id, impressions, clicks, cost_minor, conversions,
                          conversion_value_minor, currency, source)
     select $1::date - $2::int + h * interval '1 hour', 'keyword', 'K' || i, clicks * 20, clicks, clicks * (60 + i % 90),
            case when random() < clicks * 0.02 then 1 else 0 end, 0, 'USD', 'feed'
       from generate_series(0, $2::int * 24 + 6) h, generate_series(0, $3::int - 1) i,
            lateral (select floor(random() ^ 3 * 6)::int + 0 * i as clicks) drawn`,
    [today, AD_DAYS, KEYWORDS],
  );
}

async function warehouse(tx: Transaction, today: Day): Promise<void> {
  await tx.query(
    `insert into pick (pick_id, order_id, sku, picked_at, quantity, station, shift, picker, sku_picked, detected_at, source)
     select 'P' || i, order_id, sku, at, quantity, 'P' || i % 20, (array['early', 'late', 'night'])[1 + i / 20 % 3],
            'picker ' || i % 40, case when i % 100 = 7 then 'SKU-' || 1 + i % $3::int end,
            case when i % 100 = 7 then at + interval '2 days' end, 'feed'
       from (select row_number() over (order by ordered_at) as i, order_id, sku, quantity,
                    $1::date - $4::int + row_number() over (order by ordered_at) * $4::float8 / $2 * interval '1 day' as at
               from (select * from order_line order by ordered_at desc limit $2) lines) newest order by at`,
    [today, PICKS, SKUS, WAREHOUSE_DAYS],
  );
  await tx.query(
    `insert into shipment (shipment_id, order_id, carrier, service, tracking_number, label_created_at, shipped_at,
                           promised_at, delivered_at, status, ship_name, ship_line1, ship_city, ship_region,
                           ship_postcode, ship_country, source)
     select 'SH' || pick_id, order_id, (array['UPS', 'USPS', 'FedEx'])[1 + hashtext(order_id) & 1], 'Ground',
            'T' || pick_id, picked_at, picked_at + interval '6 hours', picked_at + interval '5 days',
            case when picked_at < $1::date - 6 then picked_at + random() * 6 * interval '1 day' end,
            case when picked_at < $1::date - 6 then 'delivered' else 'in_transit' end, 'A. Person', '12 Main Street',
            'Portland', 'OR', '97201', 'US', 'feed'
       from pick order by picked_at`,
    [today],
  );
}

async function voices(tx: Transaction, today: Day): Promise<void> {
  await tx.query(
    `insert into ticket (ticket_id, created_at, channel, order_id, sku, subject, body, status, source)
     select 'T' || i, $1::date - random() * $3::int * interval '1 day', 'email', order_id, sku,
            (array['Where is my order?', 'Return', 'Does it run small?', 'Broken on arrival'])[1 + i % 4],
            (array['It was due on Monday and nothing has come, order ', 'How do I send this back? Order ',
                   'Which size should I take, I am usually a medium? ', 'The strap came off, very disappointed. Order '])[1 + i % 4]
              || order_id, case when i % 3 = 0 then 'solved' else 'open' end, 'feed'
       from (select row_number() over (order by ordered_at desc)::int as i, order_id, sku
               from order_line order by ordered_at desc limit $2) newest`,
    [today, TICKETS, TICKET_DAYS],
  );
  await tx.query(
    `insert into review (review_id, sku, created_at, rating, body, fit, source)
     select 'RV' || i, 'SKU-' || 1 + i % $2::int, $1::date - random() * 180 * interval '1 day', 1 + i % 5,
            'Fits well and feels good.', (array['small', 'true', 'large'])[1 + i % 3], 'feed' from generate_series(1, 10000) i`,
    [today, SKUS],
  );
}
