import type { Profile } from '../profile.ts';
import { ADS_PROFILES } from './ads/index.ts';
import { AMAZON_ORDERS } from './amazon-orders.ts';
import { AMAZON_RETURNS } from './amazon-returns.ts';
import { FEED_AD_STATS, FEED_PROFILES } from './feed.ts';
import { FEED_SHOP } from './feed-shop.ts';
import { GORGIAS_TICKETS } from './gorgias.ts';
import { NOT_IMPORTED_YET } from './not-imported-yet.ts';
import { ONLINE_RETAIL } from './online-retail.ts';
import { SHOPIFY_INVENTORY, SHOPIFY_INVENTORY_WIDE } from './shopify-inventory.ts';
import { SHOPIFY_ORDERS } from './shopify-orders.ts';
import { SHOPIFY_PRODUCTS, SHOPIFY_PRODUCTS_LEGACY } from './shopify-products.ts';
import { ZENDESK_TICKETS, ZENDESK_TICKETS_JSON } from './zendesk.ts';

/** Every export that is recognised; a new one is one file here and one line. */
export const PROFILES: readonly Profile[] = [
  ...FEED_PROFILES,
  FEED_AD_STATS,
  FEED_SHOP,
  SHOPIFY_ORDERS,
  SHOPIFY_PRODUCTS,
  SHOPIFY_PRODUCTS_LEGACY,
  SHOPIFY_INVENTORY,
  SHOPIFY_INVENTORY_WIDE,
  ONLINE_RETAIL,
  ...ADS_PROFILES,
  AMAZON_ORDERS,
  AMAZON_RETURNS,
  ZENDESK_TICKETS,
  ZENDESK_TICKETS_JSON,
  GORGIAS_TICKETS,
  ...NOT_IMPORTED_YET,
];
