import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Queryable } from '../../../domain/database.ts';
import { moneyText } from '../../../domain/money.ts';
import { newId } from '../../../platform/id.ts';
import type { Adapter, ApplyRequest, Receipt, Target, TargetState } from '../../adapter.ts';
import { readCampaignState, readKeywordState } from '../../ads/facts.ts';
import { readListing } from '../../facts.ts';
import { readParcelState, readShelfState } from '../../fulfilment/facts.ts';
import { readTicketStates } from '../../support/facts.ts';
import { stillAs } from '../still-as.ts';
import { type Document, documentsFor } from './documents.ts';

const NAME = 'outbox';

/**
 * For platforms without a connector: writes what a person would send into `<dataDir>/outbox/<key>/`. A request is one
 * folder, written aside and renamed into place, so it is there wholly or not at all, and the same key is one folder.
 */
export function outboxAdapter(db: Queryable, dataDir: string): Adapter {
  const outbox = join(dataDir, 'outbox');
  return {
    name: NAME,
    idempotent: true,
    read: (targets) => readTargets(db, targets),
    find: async (key) => readReceipt(outbox, key),
    apply: async (request) => {
      const { kept, skipped } = stillAs(request.changes, request.before);
      const documents = await documentsFor({ ...request, changes: kept });
      request.signal.throwIfAborted();
      return putFolder(outbox, request, documents, skipped);
    },
    revert: async ({ key, undoes, now }) => {
      await withdraw(outbox, undoes);
      return putFolder(outbox, { key, now }, [
        { name: 'withdrawn.txt', content: `Withdrawn before it was sent: ${folderOf(undoes)}\n` },
      ]);
    },
  };
}

/** A key as a folder's name: letters, digits, dots and dashes only. */
function folderOf(key: string): string {
  return key.replace(/[^\w.-]/g, '-');
}

async function putFolder(
  outbox: string,
  { key, now }: Pick<ApplyRequest, 'key' | 'now'>,
  documents: readonly Document[],
  skipped = 0,
): Promise<Receipt> {
  const folder = folderOf(key);
  const receipt: Receipt = {
    adapter: NAME,
    reference: `outbox/${folder}`,
    at: now.toISOString(),
    unsent: true,
    ...(skipped > 0 ? { skipped } : {}),
    files: documents.map(({ name }) => `outbox/${folder}/${name}`),
  };
  const aside = join(outbox, `.${newId('tmp')}`);
  await mkdir(aside, { recursive: true });
  const all = [...documents, { name: 'receipt.json', content: `${JSON.stringify(receipt, null, 2)}\n` }];
  await Promise.all(all.map(({ name, content }) => writeFile(join(aside, name), content)));
  try {
    await rename(aside, join(outbox, folder));
    return receipt;
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    const first = await readReceipt(outbox, key);
    if (first) return first;
    throw error;
  }
}

/** Moves a request's folder away from what is to be sent; a second time it is already there. */
async function withdraw(outbox: string, key: string): Promise<void> {
  const target = join(outbox, 'withdrawn', folderOf(key));
  await mkdir(dirname(target), { recursive: true });
  await rename(join(outbox, folderOf(key)), target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

async function readReceipt(outbox: string, key: string): Promise<Receipt | null> {
  try {
    return JSON.parse(await readFile(join(outbox, folderOf(key), 'receipt.json'), 'utf8')) as Receipt;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Tickets come by the hundred and are read together; of the rest an action has few. */
async function readTargets(db: Queryable, targets: readonly Target[]): Promise<TargetState[]> {
  const ids = targets.filter(({ type }) => type === 'ticket').map(({ id }) => id);
  const tickets = ids.length > 0 ? await readTicketStates(db, ids) : new Map();
  return Promise.all(
    targets.map(async (target) =>
      target.type === 'ticket' ? { target, state: tickets.get(target.id) ?? null } : readTarget(db, target),
    ),
  );
}

/** Listings, bins, parcels and ads are read from the imported rows; orders and messages exist only once they are in the outbox. */
async function readTarget(db: Queryable, target: Target): Promise<TargetState> {
  if (target.type === 'keyword') return { target, state: await readKeywordState(db, target.id) };
  if (target.type === 'campaign') return { target, state: await readCampaignState(db, target.id) };
  if (target.type === 'bin') return { target, state: await readShelfState(db, target.id) };
  if (target.type === 'shipment') return { target, state: await readParcelState(db, target.id) };
  if (target.type !== 'listing') return { target, state: null };
  const listing = await readListing(db, target.id);
  if (!listing) return { target, state: null };
  const { title, status, priceMinor, currency } = listing;
  const price = priceMinor === null || currency === null ? null : moneyText({ minor: priceMinor, currency });
  return { target, state: { sku: target.id, title, status, price } };
}
