import { type Entity, entity } from './entity.ts';

/** Every file of the Daybreak feed, as DATA.md lists them: `!` marks what a row cannot be without. */
export const ENTITIES: readonly Entity[] = [
  entity(
    'products',
    'product',
    'sku',
    `sku! code
     title text
     category text
     similar_group text
     price money
     unit_cost money
     currency text
     status active|draft|archived
     launched_on day
     barcode text
     weight_grams integer 0..
     bin text
     shippable normal|fragile|oversize|hazmat`,
  ),
  entity(
    'suppliers',
    'supplier',
    'supplier_id',
    `supplier_id! code
     name text
     email text
     quoted_lead_time_days integer 0..
     payment_terms_days integer
     currency text`,
  ),
  entity(
    'supplier_skus',
    'supplier_sku',
    'supplier_id sku valid_from',
    `supplier_id! code
     sku! code
     valid_from! day
     contract_price money
     currency text
     moq integer 0..
     case_pack integer 1..
     quoted_lead_time_days integer 0..
     valid_to day
     preferred boolean`,
  ),
  entity(
    'purchase_orders',
    'purchase_order_line',
    'po_id sku',
    `po_id! code
     sku! code
     supplier_id! code
     ordered_at! instant
     promised_at instant
     quantity_ordered! integer 0..
     unit_price money
     currency text
     status draft|sent|acknowledged|in_transit|partial|received|cancelled`,
    { time: 'ordered_at' },
  ),
  entity(
    'receipts',
    'receipt',
    'receipt_id',
    `receipt_id! code
     po_id! code
     sku! code
     received_at! instant
     quantity! integer 0..
     quantity_rejected integer 0..
     lot text`,
    { time: 'received_at' },
  ),
  entity(
    'inventory',
    'inventory_level',
    'sku location captured_at',
    `captured_at! instant
     sku! code
     location text
     on_hand! integer
     committed integer
     incoming integer`,
    { time: 'captured_at' },
  ),
  entity(
    'orders',
    'order_line',
    'order_id line',
    `order_id! code
     line! code
     ordered_at! instant
     sku! code
     quantity! integer 1..
     unit_price! money
     discount money
     currency text
     sales_channel text
     acquisition_channel text
     campaign_id code
     customer_id code
     first_order boolean
     ship_country text
     ship_postcode code
     cancelled_at instant
     shipping_charged money
     shipping_cost money
     payment_fee money`,
    { time: 'ordered_at' },
  ),
  entity(
    'returns',
    'return_line',
    'return_id sku',
    `return_id! code
     sku! code
     order_id code
     returned_at! instant
     quantity! integer 1..
     reason text
     comment text
     refund_amount money
     restocked boolean`,
    { time: 'returned_at' },
  ),
  entity(
    'reviews',
    'review',
    'review_id',
    `review_id! code
     sku! code
     created_at! instant
     rating integer 1..5
     title text
     body text
     fit small|true|large`,
    { time: 'created_at' },
  ),
  entity(
    'campaigns',
    'campaign',
    'campaign_id',
    `campaign_id! code
     name text
     platform text
     daily_budget money
     currency text
     status text
     brand boolean
     shared_budget code`,
  ),
  entity(
    'keywords',
    'keyword',
    'keyword_id',
    `keyword_id! code
     campaign_id! code
     ad_group text
     text text
     match_type text
     status text
     sku text`,
  ),
  entity(
    'search_terms',
    'search_term',
    'search_term_id',
    `search_term_id! code
     campaign_id! code
     ad_group text
     text! text
     match_type text
     status text`,
  ),
  entity(
    'ad_stats',
    'ad_stat',
    'entity_kind entity_id hour',
    `hour! instant
     entity_kind! text
     entity_id! code
     impressions integer 0..
     clicks! integer 0..
     cost! money 0..
     conversions! decimal 0..
     conversion_value money
     currency text`,
    { time: 'hour' },
  ),
  entity(
    'tickets',
    'ticket',
    'ticket_id',
    `ticket_id! code
     created_at! instant
     channel text
     customer_id code
     order_id code
     sku code
     subject text
     body! text
     tags text
     status open|pending|solved
     first_reply_at instant
     solved_at instant`,
    { time: 'created_at' },
  ),
  entity(
    'shipments',
    'shipment',
    'shipment_id',
    `shipment_id! code
     order_id! code
     carrier text
     service text
     tracking_number text
     label_created_at instant
     shipped_at instant
     promised_at instant
     delivered_at instant
     status label|in_transit|out_for_delivery|delivered|exception|returned
     cost money
     currency text
     ship_name text
     ship_line1 text
     ship_line2 text
     ship_city text
     ship_region text
     ship_postcode code
     ship_country text`,
    { time: 'label_created_at' },
  ),
  entity(
    'picks',
    'pick',
    'pick_id',
    `pick_id! code
     order_id! code
     sku! code
     picked_at! instant
     quantity integer
     station text
     shift text
     picker text
     sku_picked code
     detected_at instant`,
    { time: 'picked_at' },
  ),
  entity(
    'events',
    'business_event',
    'event_id',
    `event_id! code
     kind! launch|promotion|influencer|price_change|listing_change|supplier_change|holiday|outage|other
     starts_at! instant
     ends_at instant
     sku code
     supplier_id code
     campaign_id code
     note text`,
  ),
  entity('shop', 'shop_setting', 'key', 'key! text\nvalue! text'),
];

const BY_NAME = new Map(ENTITIES.map((one) => [one.name, one]));

/** The entity of a feed file's name. Throws RangeError for a name that DATA.md does not list. */
export function entityNamed(name: string): Entity {
  const found = BY_NAME.get(name);
  if (!found) throw new RangeError(`No file of the feed is called ${name}`);
  return found;
}
