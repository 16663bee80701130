import type { SamplePast } from '../past.ts';
import { adStatsFile, campaignsFile, keywordsFile } from './ads.ts';
import { eventsFile, productsFile, shopFile, supplierSkusFile, suppliersFile } from './catalogue.ts';
import type { FeedFile } from './feed-file.ts';
import { picksFile, shipmentsFile } from './fulfilment.ts';
import { reviewsFile } from './reviews.ts';
import { ordersFile, returnsFile } from './sales.ts';
import { inventoryFile, purchaseOrdersFile, receiptsFile } from './stock.ts';
import { ticketsFile } from './voices.ts';

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
  reviewsFile,
  campaignsFile,
  keywordsFile,
  adStatsFile,
  shipmentsFile,
  picksFile,
  ticketsFile,
];

export function feedFiles(past: SamplePast): FeedFile[] {
  return FILES.map((file) => file(past));
}
