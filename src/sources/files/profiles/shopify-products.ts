import type { Profile, RowReader } from '../profile.ts';

/** Shopify's product export until 2024: variants and pictures on rows of their own below the product's first. */
export const SHOPIFY_PRODUCTS_LEGACY: Profile = {
  id: 'shopify.products.legacy',
  title: 'Shopify products, until 2024',
  platform: 'Shopify',
  source: 'shopify',
  anchors: ['Handle', 'Title', 'Variant SKU', 'Variant Price'],
  columns:
    'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Barcode,Image Src,Cost per item,Status'.split(
      ',',
    ),
  reads: {
    entity: 'products',
    fields: {
      sku: 'Variant SKU',
      title: 'Title',
      platform: 'Shopify',
      category: 'Type',
      price: 'Variant Price',
      unit_cost: 'Cost per item',
      status: 'Status',
      barcode: 'Variant Barcode',
      weight_grams: 'Variant Grams',
    },
    open: () => variants(LEGACY),
  },
};

/** Shopify's product export since 2024. */
export const SHOPIFY_PRODUCTS: Profile = {
  id: 'shopify.products.2024+',
  title: 'Shopify products',
  platform: 'Shopify',
  source: 'shopify',
  anchors: ['Title', 'URL handle', 'SKU', 'Price'],
  columns:
    'Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option2 name,Option2 value,Option3 name,Option3 value,Price,Compare-at price,Cost per item,Inventory quantity,Weight value (grams),Product image URL'.split(
      ',',
    ),
  reads: {
    entity: 'products',
    fields: {
      sku: 'SKU',
      title: 'Title',
      platform: 'Shopify',
      category: 'Type',
      price: 'Price',
      unit_cost: 'Cost per item',
      status: 'Status',
      barcode: 'Barcode',
      weight_grams: 'Weight value (grams)',
    },
    open: () => variants(CURRENT),
  },
};

interface Names {
  readonly handle: string;
  readonly sku: string;
  readonly price: string;
  readonly option: string;
  readonly barcode: string;
  readonly weight: string;
}

const LEGACY: Names = {
  handle: 'Handle',
  sku: 'Variant SKU',
  price: 'Variant Price',
  option: 'Value',
  barcode: 'Variant Barcode',
  weight: 'Variant Grams',
};

const CURRENT: Names = {
  handle: 'URL handle',
  sku: 'SKU',
  price: 'Price',
  option: 'value',
  barcode: 'Barcode',
  weight: 'Weight value (grams)',
};

function variants(names: Names): RowReader {
  let product = { handle: '', title: '', category: '', status: '' };
  return {
    row: (row, sink) => {
      const handle = row(names.handle);
      if (row('Title') || handle !== product.handle) {
        const status = row('Status').toLowerCase();
        product = {
          handle,
          title: row('Title') || handle,
          category: row('Type') || row('Product category'),
          status: status === 'unlisted' ? 'active' : status,
        };
      }
      const sku = row(names.sku);
      if (!sku || sku === '-') {
        // A row without a price is a picture of the product above it.
        if (!row(names.price)) return sink.skip();
        return sink.reject(names.sku, 'a variant without a SKU cannot be followed: give it one in Shopify');
      }
      const variant = [1, 2, 3]
        .map((n) => row(`Option${n} ${names.option}`))
        .filter((value) => value && value !== 'Default Title')
        .join(' / ');
      sink.emit('products', {
        sku,
        title: variant ? `${product.title} – ${variant}` : product.title,
        platform: 'Shopify',
        category: product.category,
        status: product.status,
        barcode: row(names.barcode).replace(/^'/, ''),
        weight_grams: wholeGrams(row(names.weight)),
      });
    },
  };
}

function wholeGrams(text: string): string {
  return /^\d+\.\d+$/.test(text) ? String(Math.round(Number(text))) : text;
}
