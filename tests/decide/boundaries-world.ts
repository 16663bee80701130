import type { ActionDraft } from '../../src/domain/action.ts';
import type { Database } from '../../src/domain/database.ts';
import { actionDraft, NOW } from './world.ts';

/** Enough products and budgets that one action is no large share of them. */
export async function shopWith(db: Database): Promise<void> {
  await db.query(
    `insert into product (sku, title, price_minor, currency, status, source)
     select 'SKU-' || n, 'Thing ' || n, 1000, 'USD', 'active', 'feed' from generate_series(1, 100) n`,
  );
  await db.query(
    `insert into shipment (shipment_id, order_id, source)
     select 'SH-' || n, 'O-' || n, 'feed' from generate_series(1, 5) n`,
  );
}

/** Nothing set, written, counted or proposed: each test says its own rules. */
export async function forgetBoundaries(db: Database): Promise<void> {
  for (const table of [
    'action_usage',
    'autonomy_setting',
    'limit_setting',
    'stop_setting',
    'knowledge_document',
  ]) {
    await db.query(`delete from ${table}`);
  }
  await db.query(`update action set state = 'expired' where state = 'proposed'`);
}

/** A document with policies, as a folder of documents is kept. */
export async function policies(
  db: Database,
  title: string,
  fields: Record<string, unknown>,
  { supersedes = null }: { supersedes?: string | null } = {},
): Promise<void> {
  await db.query(
    `insert into knowledge_document (id, source, path, title, supersedes, body, policies, hash, embedded_by, updated_at)
     values ($1, 'folder', $1, $2, $3, '', $4, $1, 'none', $5)`,
    [`${title}.md`, title, supersedes, JSON.stringify(fields), NOW],
  );
}

/** Pausing one keyword of a campaign. */
export function keywordOf(keywordId: string, campaignId: string): ActionDraft {
  return actionDraft({ slot: keywordId, cost: null }, 'pause_keyword', {
    keywords: [{ keywordId, text: `words of ${keywordId}` }],
    campaignId,
    campaignName: null,
    reason: 'It costs more than it earns.',
  });
}

/** Holding one shipment. */
export function holdOf(shipmentId: string): ActionDraft {
  return actionDraft({ slot: shipmentId, cost: null }, 'hold_shipment', {
    shipmentId,
    orderId: 'O-1',
    trackingNumber: null,
    reason: 'Its address has no house number.',
    address: null,
  });
}
