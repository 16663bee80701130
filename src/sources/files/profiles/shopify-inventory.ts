import type { Profile, ReadingContext, RowReader } from '../profile.ts';

const VARIANT =
  'Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,SKU';
const NOT_STOCKED = /^not stocked$/i;
const NO_SKU = 'a variant without a SKU cannot be followed: give it one in Shopify';
const NO_TIME = 'The file says nothing of when it was made: its levels count as of the import.';

/** Shopify's inventory export since 2024: one row a variant and location. */
export const SHOPIFY_INVENTORY: Profile = {
  id: 'shopify.inventory.2024+',
  title: 'Shopify inventory',
  platform: 'Shopify',
  source: 'shopify',
  anchors: ['Handle', 'SKU', 'Location', 'On hand (current)'],
  columns:
    `${VARIANT},HS Code,COO,Location,Bin name,Incoming (not editable),Unavailable (not editable),Committed (not editable),Available (not editable),On hand (current),On hand (new)`.split(
      ',',
    ),
  aliases: { 'On hand (current)': ['On hand'], Location: ['Location name'] },
  reads: {
    entity: 'inventory',
    fields: {
      captured_at: 'SKU',
      sku: 'SKU',
      location: 'Location',
      on_hand: 'On hand (current)',
      committed: 'Committed (not editable)',
      incoming: 'Incoming (not editable)',
    },
    open: ({ now }) => ({
      row: (row, sink) => {
        if (!isSku(row('SKU'))) return sink.reject('SKU', NO_SKU);
        if (NOT_STOCKED.test(row('On hand (current)'))) return sink.skip();
        sink.emit('inventory', { captured_at: now.toISOString() });
      },
    }),
  },
  cannotGive: [NO_TIME],
};

/** Shopify's older inventory export: every column after COO is a location. */
export const SHOPIFY_INVENTORY_WIDE: Profile = {
  id: 'shopify.inventory.wide',
  title: 'Shopify inventory, one column a location',
  platform: 'Shopify',
  source: 'shopify',
  anchors: ['Handle', 'SKU', 'HS Code', 'COO'],
  columns: `${VARIANT},HS Code,COO`.split(','),
  reads: { entity: 'inventory', fields: { sku: 'SKU' }, open: readLocations },
  cannotGive: [NO_TIME],
};

function readLocations({ now, header }: ReadingContext): RowReader {
  const names = header.map((name) => name.trim());
  const locations = names.slice(names.findIndex((name) => name.toLowerCase() === 'coo') + 1).filter(Boolean);
  return {
    row: (row, sink) => {
      if (!isSku(row('SKU'))) return sink.reject('SKU', NO_SKU);
      const stocked = locations.filter((name) => row(name) && !NOT_STOCKED.test(row(name)));
      if (stocked.length === 0) return sink.skip();
      for (const location of stocked) {
        const level = { captured_at: now.toISOString(), location, on_hand: row(location) };
        sink.emit('inventory', level, { on_hand: location });
      }
    },
  };
}

function isSku(text: string): boolean {
  return text !== '' && text !== '-';
}
