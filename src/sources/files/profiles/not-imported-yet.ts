import type { Profile } from '../profile.ts';

/** Exports that are told by their header and not read yet: giving one its `reads` is what importing it takes. */
export const NOT_IMPORTED_YET: readonly Profile[] = [
  known({
    id: 'woocommerce.products',
    title: 'WooCommerce products',
    platform: 'WooCommerce',
    anchors: 'ID | Type | SKU | Regular price | Parent',
    columns:
      'ID | Type | SKU | Name | Published | Is featured? | Visibility in catalog | Short description | Description | Date sale price starts | Date sale price ends | Tax status | Tax class | In stock? | Stock | Backorders allowed? | Sold individually? | Weight (lbs) | Length (in) | Width (in) | Height (in) | Allow customer reviews? | Purchase note | Sale price | Regular price | Categories | Tags | Shipping class | Images | Download limit | Download expiry days | Parent | Grouped products | Upsells | Cross-sells | External URL | Button text | Position | Attribute 1 name | Attribute 1 value(s) | Attribute 1 visible | Attribute 1 global | Attribute 2 name | Attribute 2 value(s) | Attribute 2 visible | Attribute 2 global | Meta: _wpcom_is_markdown | Download 1 name | Download 1 URL | Download 2 name | Download 2 URL',
  }),
  known({
    id: 'google_ads.search_keyword_report',
    title: 'Google Ads search keyword report',
    platform: 'Google Ads',
    anchors: 'Keyword | Match type | Campaign | Ad group | Cost',
    columns:
      'Keyword status | Keyword | Match type | Campaign | Ad group | Status | Status reasons | Currency code | Max. CPC | Clicks | Impr. | CTR | Avg. CPC | Cost | Conversions | Cost / conv. | Conv. rate | Quality Score',
  }),
  known({
    id: 'google_ads.search_terms_report',
    title: 'Google Ads search terms report',
    platform: 'Google Ads',
    anchors: 'Search term | Added/Excluded | Campaign | Cost',
    columns:
      'Search term | Match type | Added/Excluded | Campaign | Ad group | Clicks | Impr. | Cost | Conversions',
  }),
  known({
    id: 'google_ads.campaign_report_daily',
    title: 'Google Ads campaign report by day',
    platform: 'Google Ads',
    anchors: 'Campaign | Impr. | Cost',
    columns: 'Day | Campaign | Campaign type | Impr. | Clicks | Cost | Conversions',
  }),
  known({
    id: 'meta_ads.ads_manager',
    title: 'Meta Ads Manager export',
    platform: 'Meta Ads',
    anchors: 'Reporting starts | Reporting ends | Campaign name',
    columns:
      'Reporting starts | Reporting ends | Campaign name | Ad set name | Ad name | Campaign delivery | Attribution setting | Results | Result indicator | Reach | Frequency | Cost per results | Amount spent (USD) | Impressions | CPM (cost per 1,000 impressions) (USD) | Link clicks | CPC (cost per link click) (USD) | CTR (link click-through rate) | Clicks (all) | CTR (all) | CPC (all) (USD) | Landing page views | Cost per landing page view (USD)',
  }),
  known({
    id: 'amazon_ads.sp_search_term',
    title: 'Amazon Ads sponsored products search terms',
    platform: 'Amazon Ads',
    anchors: 'Campaign Name | Targeting | Customer Search Term | Spend',
    columns:
      'Start Date | End Date | Portfolio name | Currency | Campaign Name | Ad Group Name | Retailer | Country | Targeting | Match Type | Customer Search Term | Impressions | Clicks | Click-Thru Rate (CTR) | Cost Per Click (CPC) | Spend | 7 Day Total Sales | Total Advertising Cost of Sales (ACOS) | Total Return on Advertising Spend (ROAS) | 7 Day Total Orders (#) | 7 Day Total Units (#) | 7 Day Conversion Rate | 7 Day Advertised SKU Units (#) | 7 Day Other SKU Units (#) | 7 Day Advertised SKU Sales | 7 Day Other SKU Sales',
  }),
  known({
    id: 'amazon.orders_flat_file',
    title: 'Amazon orders (flat file)',
    platform: 'Amazon',
    anchors: 'amazon-order-id | purchase-date | sku | quantity',
    columns:
      'amazon-order-id | merchant-order-id | purchase-date | last-updated-date | order-status | fulfillment-channel | sales-channel | order-channel | url | ship-service-level | product-name | sku | asin | item-status | quantity | currency | item-price | item-tax | shipping-price | shipping-tax | gift-wrap-price | gift-wrap-tax | item-promotion-discount | ship-promotion-discount | ship-city | ship-state | ship-postal-code | ship-country | promotion-ids | is-business-order | purchase-order-number | price-designation',
  }),
  known({
    id: 'amazon.fba_customer_returns',
    title: 'Amazon FBA customer returns',
    platform: 'Amazon',
    anchors: 'return-date | order-id | sku | detailed-disposition | reason',
    columns:
      'return-date | order-id | sku | asin | fnsku | product-name | quantity | fulfillment-center-id | detailed-disposition | reason | status | license-plate-number | customer-comments',
  }),
  known({
    id: 'zendesk.ticket_csv_export',
    title: 'Zendesk tickets (CSV export)',
    platform: 'Zendesk',
    anchors: 'Id | Requester | Subject | Tags | Created at | Solved at',
    columns:
      'Summation column | Id | Requester | Requester id | Requester external id | Requester email | Requester domain | Submitter | Assignee | Group | Subject | Tags | Status | Priority | Via | Ticket type | Created at | Updated at | Assigned at | Organization | Due date | Initially assigned at | Solved at | Resolution time | Satisfaction Score | Group stations | Assignee stations | Reopens | Replies | First reply time in minutes | First reply time in minutes within business hours | First resolution time in minutes | First resolution time in minutes within business hours | Full resolution time in minutes | Full resolution time in minutes within business hours | Agent wait time in minutes | Agent wait time in minutes within business hours | Requester wait time in minutes | Requester wait time in minutes within business hours | On hold time in minutes | On hold time in minutes within business hours',
  }),
  known({
    id: 'gorgias.tickets_export',
    title: 'Gorgias tickets',
    platform: 'Gorgias',
    anchors: 'Ticket id | Initial channel | Creation date',
    columns:
      'Ticket id | Tags | Initial channel | Priority | Last used integration name | Last used integration type | Created by an agent | Subject | Creation date | Closed date | Survey score | Survey replied date | Assignee name | Assignee email | Customer email | Customer name | First response time (s) | Resolution time (s) | Number of agent messages | Number of customer messages | Ticket URL',
  }),
  known({
    id: 'shipstation.export',
    title: 'ShipStation export',
    platform: 'ShipStation',
    anchors: 'Order - Number',
    columns:
      'Order - Number | Date - Shipped Date | Ship To - Postal Code | Ship To - Country | Shipment - Weight (Oz) | Carrier - Service Selected | Shipment - Zone | Length | Width | Height | Shipping Rate',
    // Its columns are people's choice; their names follow one rule.
    pattern: /^(Order|Date|Ship To|Item|Carrier|Shipment|Notes|Customer|Amount|Service|Market) - /,
  }),
  known({
    id: 'judgeme.reviews_export',
    title: 'Judge.me reviews',
    platform: 'Judge.me',
    anchors: 'title | body | rating | review_date | product_id | product_handle',
    columns:
      'title | body | rating | review_date | source | curated | reviewer_name | reviewer_email | product_id | product_handle | reply | reply_date | picture_urls | ip_address | location | metaobject_handle',
  }),
  known({
    id: 'okendo.reviews_template',
    title: 'Okendo reviews',
    platform: 'Okendo',
    anchors: 'body | rating | dateCreated | productId',
    columns:
      'name | body | handle | productId | rating | sku | dateCreated | countryCode | email | imageUrls',
  }),
];

interface Known {
  readonly id: string;
  readonly title: string;
  readonly platform: string;
  readonly anchors: string;
  readonly columns: string;
  readonly pattern?: RegExp;
}

function known({ anchors, columns, ...rest }: Known): Profile {
  const source = rest.id.replace(/\..*$/, '');
  return { ...rest, source, anchors: anchors.split(' | '), columns: columns.split(' | ') };
}
