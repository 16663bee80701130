import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { syncKnowledge } from '../../../src/ask/index.ts';
import { runNight } from '../../../src/night.ts';
import type { Embedder } from '../../../src/platform/models/index.ts';
import { importPaths } from '../../../src/sources/index.ts';
import { SHOP } from '../../act/world.ts';
import { writeFeed } from '../../support/feed.ts';
import type { Story } from '../story.ts';
import { HOSTILE } from './strings.ts';

const PER_DOCUMENT = 8;

/** A shop whose tickets, reviews, products, suppliers, files and documents all hold hostile words; its night has run. */
export async function plantEverywhere({ db, now }: Story, embedder: Embedder): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'daybreak-hostile-'));
  await writeFeed(join(folder, 'feed'), '2026-03-03');
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();
  const write = (name: string, rows: readonly object[]) =>
    writeFile(join(folder, 'feed', name), stringify([...rows], { header: true }));
  await write(
    'tickets.csv',
    HOSTILE.map((text, n) => ({
      ticket_id: `T-${n}`,
      created_at: ago(n % 40),
      channel: 'email',
      order_id: 'O-1-1',
      subject: n % 3 === 0 ? text : 'Where is my order?',
      body: n % 3 === 0 ? 'Where is my order O-1-1?' : text,
      status: 'open',
    })),
  );
  await write(
    'reviews.csv',
    HOSTILE.map((text, n) => ({
      review_id: `R-${n}`,
      sku: 'LOW-1',
      created_at: ago(n),
      rating: 1,
      body: `Runs small. ${text}`,
    })),
  );
  await write('products.csv', [
    ...['LOW-1', 'LOW-2', 'LOW-3'].map((sku, n) => product(sku, `Trail Runner ${HOSTILE[n * 10 + 21]}`)),
    ...HOSTILE.map((text, n) => product(`HX-${n}`, text)),
  ]);
  await write('suppliers.csv', [
    { supplier_id: 'NA', name: HOSTILE[20], email: 'sales@ningbo.example', quoted_lead_time_days: 7 },
  ]);
  // Rows that cannot be taken, in a file whose own name is hostile.
  await write(
    'receipts <!channel> PWNED.csv',
    HOSTILE.map((text, n) => ({
      receipt_id: `X-${n}`,
      po_id: text,
      sku: text,
      received_at: text,
      quantity: text,
    })),
  );
  await importPaths(db, { paths: [folder], now, shop: SHOP });
  await mkdir(join(folder, 'knowledge'));
  for (let at = 0; at < HOSTILE.length; at += PER_DOCUMENT) {
    const [title = ''] = HOSTILE.slice(at, at + 1);
    const front = `---\ntitle: ${JSON.stringify(`Returns ${title}`)}\nowner: ${JSON.stringify(title.slice(0, 60))}\n---\n`;
    const body = HOSTILE.slice(at, at + PER_DOCUMENT).map((text) => `How long customers may return: ${text}`);
    await writeFile(join(folder, 'knowledge', `${at}.md`), `${front}\n${body.join('\n\n')}\n`);
  }
  await syncKnowledge({ db, embedder }, join(folder, 'knowledge'), now);
  await runNight(db, { now, shop: SHOP });
}

function product(sku: string, title: string): object {
  return {
    sku,
    title,
    category: 'shoes',
    similar_group: 'trail',
    price: '80.00',
    unit_cost: '30.00',
    status: 'active',
  };
}
