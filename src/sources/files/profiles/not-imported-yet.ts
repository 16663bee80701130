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
