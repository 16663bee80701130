-- What the shop's platforms and files say. Owner room: sources.
-- Every fact carries its source (feed, shopify, online_retail, …) and the import that last wrote it.
-- Money is an integer number of minor units; instants are timestamptz; days are in the shop's time zone.

create table shop_setting (
  key   text primary key,
  value text not null
);

create table import_file (
  id            bigint generated always as identity primary key,
  sha256        text not null,
  name          text not null,
  profile       text,
  state         text not null check (state in ('reading', 'done', 'failed', 'unrecognised')),
  rows_read     bigint not null default 0,
  rows_written  bigint not null default 0,
  rows_unchanged bigint not null default 0,
  rows_rejected bigint not null default 0,
  notes         jsonb not null default '[]',
  started_at    timestamptz not null,
  finished_at   timestamptz
);
create index import_file_sha256 on import_file (sha256);

create table import_reject (
  import_id bigint not null references import_file on delete cascade,
  line      bigint not null,
  col       text not null default '',
  reason    text not null,
  raw       text not null,
  primary key (import_id, line, col, reason)
);

-- A mapping that people gave for a header that no profile knows, remembered by the header's hash.
create table column_mapping (
  header_hash text primary key,
  entity      text not null,
  mapping     jsonb not null,
  created_at  timestamptz not null
);

-- When each source last gave a row; the nightly run judges staleness from it.
create table source_freshness (
  entity       text not null,
  source       text not null,
  first_row_at timestamptz not null,
  last_row_at  timestamptz not null,
  imported_at  timestamptz not null,
  primary key (entity, source)
);

create table product (
  sku             text primary key,
  title           text,
  category        text,
  similar_group   text,
  price_minor     bigint,
  unit_cost_minor bigint,
  currency        text,
  status          text check (status in ('active', 'draft', 'archived')),
  launched_on     date,
  barcode         text,
  weight_grams    integer,
  bin             text,
  shippable       text check (shippable in ('normal', 'fragile', 'oversize', 'hazmat')),
  extra           jsonb,
  source          text not null,
  import_id       bigint references import_file
);

create table supplier (
  supplier_id           text primary key,
  name                  text,
  email                 text,
  quoted_lead_time_days integer check (quoted_lead_time_days >= 0),
  payment_terms_days    integer,
  currency              text,
  extra                 jsonb,
  source                text not null,
  import_id             bigint references import_file
);

create table supplier_sku (
  supplier_id           text not null,
  sku                   text not null,
  valid_from            date not null,
  contract_price_minor  bigint,
  currency              text,
  moq                   integer check (moq >= 0),
  case_pack             integer check (case_pack > 0),
  quoted_lead_time_days integer check (quoted_lead_time_days >= 0),
  valid_to              date,
  preferred             boolean,
  extra                 jsonb,
  source                text not null,
  import_id             bigint references import_file,
  primary key (supplier_id, sku, valid_from)
);
create index supplier_sku_by_sku on supplier_sku (sku);

create table purchase_order_line (
  po_id            text not null,
  sku              text not null,
  supplier_id      text not null,
  ordered_at       timestamptz not null,
  promised_at      timestamptz,
  quantity_ordered integer not null check (quantity_ordered >= 0),
  unit_price_minor bigint,
  currency         text,
  status           text check (status in ('draft', 'sent', 'acknowledged', 'in_transit', 'partial', 'received', 'cancelled')),
  extra            jsonb,
  source           text not null,
  import_id        bigint references import_file,
  primary key (po_id, sku)
);
create index purchase_order_line_by_sku on purchase_order_line (sku, ordered_at);
create index purchase_order_line_by_supplier on purchase_order_line (supplier_id, ordered_at);

create table receipt (
  receipt_id        text primary key,
  po_id             text not null,
  sku               text not null,
  received_at       timestamptz not null,
  quantity          integer not null check (quantity >= 0),
  quantity_rejected integer check (quantity_rejected >= 0),
  lot               text,
  extra             jsonb,
  source            text not null,
  import_id         bigint references import_file
);
create index receipt_by_line on receipt (po_id, sku);
create index receipt_by_sku on receipt (sku, received_at);

create table inventory_level (
  captured_at timestamptz not null,
  sku         text not null,
  location    text not null default '',
  on_hand     integer not null,
  committed   integer,
  incoming    integer,
  extra       jsonb,
  source      text not null,
  import_id   bigint references import_file,
  primary key (sku, location, captured_at)
);
create index inventory_level_by_time on inventory_level using brin (captured_at);

create table order_line (
  order_id               text not null,
  line                   text not null,
  ordered_at             timestamptz not null,
  sku                    text not null,
  quantity               integer not null check (quantity > 0),
  unit_price_minor       bigint not null,
  discount_minor         bigint,
  currency               text,
  sales_channel          text,
  acquisition_channel    text,
  campaign_id            text,
  customer_id            text,
  first_order            boolean,
  ship_country           text,
  ship_postcode          text,
  cancelled_at           timestamptz,
  shipping_charged_minor bigint,
  shipping_cost_minor    bigint,
  payment_fee_minor      bigint,
  extra                  jsonb,
  source                 text not null,
  import_id              bigint references import_file,
  primary key (order_id, line)
);
create index order_line_by_time on order_line using brin (ordered_at);
create index order_line_by_sku on order_line (sku, ordered_at);
create index order_line_cancelled on order_line (cancelled_at) where cancelled_at is not null;

create table return_line (
  return_id     text not null,
  sku           text not null,
  order_id      text,
  returned_at   timestamptz not null,
  quantity      integer not null check (quantity > 0),
  reason        text,
  comment       text,
  refund_minor  bigint,
  restocked     boolean,
  extra         jsonb,
  source        text not null,
  import_id     bigint references import_file,
  primary key (return_id, sku)
);
create index return_line_by_sku on return_line (sku, returned_at);

create table review (
  review_id  text primary key,
  sku        text not null,
  created_at timestamptz not null,
  rating     smallint check (rating between 1 and 5),
  title      text,
  body       text,
  fit        text check (fit in ('small', 'true', 'large')),
  extra      jsonb,
  source     text not null,
  import_id  bigint references import_file
);
create index review_by_sku on review (sku, created_at);

create table campaign (
  campaign_id        text primary key,
  name               text,
  platform           text,
  daily_budget_minor bigint,
  currency           text,
  status             text,
  brand              boolean,
  extra              jsonb,
  source             text not null,
  import_id          bigint references import_file
);

create table keyword (
  keyword_id  text primary key,
  campaign_id text not null,
  ad_group    text,
  text        text,
  match_type  text,
  status      text,
  sku         text,
  extra       jsonb,
  source      text not null,
  import_id   bigint references import_file
);

create table ad_stat (
  hour                   timestamptz not null,
  entity_kind            text not null check (entity_kind in ('keyword', 'campaign')),
  entity_id              text not null,
  impressions            integer,
  clicks                 integer not null check (clicks >= 0),
  cost_minor             bigint not null check (cost_minor >= 0),
  conversions            numeric(12, 2) not null check (conversions >= 0),
  conversion_value_minor bigint,
  currency               text,
  extra                  jsonb,
  source                 text not null,
  import_id              bigint references import_file,
  primary key (entity_kind, entity_id, hour)
);

create table ticket (
  ticket_id      text primary key,
  created_at     timestamptz not null,
  channel        text,
  customer_id    text,
  order_id       text,
  sku            text,
  subject        text,
  body           text,
  status         text check (status in ('open', 'pending', 'solved')),
  first_reply_at timestamptz,
  solved_at      timestamptz,
  extra          jsonb,
  source         text not null,
  import_id      bigint references import_file
);
create index ticket_by_time on ticket (created_at);

create table shipment (
  shipment_id      text primary key,
  order_id         text not null,
  carrier          text,
  service          text,
  tracking_number  text,
  label_created_at timestamptz,
  shipped_at       timestamptz,
  promised_at      timestamptz,
  delivered_at     timestamptz,
  status           text,
  cost_minor       bigint,
  currency         text,
  ship_name        text,
  ship_line1       text,
  ship_line2       text,
  ship_city        text,
  ship_region      text,
  ship_postcode    text,
  ship_country     text,
  extra            jsonb,
  source           text not null,
  import_id        bigint references import_file
);
create index shipment_by_order on shipment (order_id);

create table pick (
  pick_id     text primary key,
  order_id    text not null,
  sku         text not null,
  picked_at   timestamptz not null,
  quantity    integer,
  station     text,
  shift       text,
  picker      text,
  sku_picked  text,
  detected_at timestamptz,
  extra       jsonb,
  source      text not null,
  import_id   bigint references import_file
);
create index pick_by_time on pick using brin (picked_at);

create table business_event (
  event_id    text primary key,
  kind        text not null check (kind in ('launch', 'promotion', 'influencer', 'price_change', 'listing_change', 'supplier_change', 'holiday', 'outage', 'other')),
  starts_at   timestamptz not null,
  ends_at     timestamptz,
  sku         text,
  supplier_id text,
  campaign_id text,
  note        text,
  extra       jsonb,
  source      text not null,
  import_id   bigint references import_file
);

-- Roll-ups, kept by the import in the transaction that writes the rows, so that a night reads days, not lines.
-- Ordered units by day, cancellations included; revenue is net of discounts.
create table sales_day (
  sku           text not null,
  day           date not null,
  units         bigint not null,
  lines         integer not null,
  max_line_units integer not null,
  revenue_minor bigint not null,
  primary key (sku, day)
);
create index sales_day_by_day on sales_day (day);

-- Units cancelled, by the day of the order and the day of the cancellation: what a run as of a past day must ignore.
create table cancel_day (
  sku          text not null,
  day          date not null,
  cancelled_on date not null,
  units        bigint not null,
  primary key (sku, day, cancelled_on)
);

-- Units that came back and went into stock again, by the day of the return.
create table restock_day (
  sku       text not null,
  day       date not null,
  returned  bigint not null,
  restocked bigint not null,
  primary key (sku, day)
);

-- Stock at the last snapshot of each day, over all locations; a day without a snapshot has no row.
create table stock_day (
  sku     text not null,
  day     date not null,
  on_hand bigint not null,
  committed bigint,
  incoming  bigint,
  primary key (sku, day)
);
