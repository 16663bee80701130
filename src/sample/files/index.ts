import type { SamplePast } from '../past.ts';
import { eventsFile, productsFile, shopFile, supplierSkusFile, suppliersFile } from './catalogue.ts';
import type { FeedFile } from './feed-file.ts';
import { ordersFile, returnsFile } from './sales.ts';
import { inventoryFile, purchaseOrdersFile, receiptsFile } from './stock.ts';

/** The files of the feed, the ones that others refer to first; a new one is a function and one line here. */
const FILES: readonly ((past: SamplePast) => FeedFile)[] = [
  shopFile,
  productsFile,
  suppliersFile,
  supplierSkusFile,
  eventsFile,
  purchaseOrdersFile,
  receiptsFile,
  inventoryFile,
  ordersFile,
  returnsFile,
];

export function feedFiles(past: SamplePast): FeedFile[] {
  return FILES.map((file) => file(past));
}
