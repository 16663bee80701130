import { type ActDeps, sampleAdapter } from '../../src/act/index.ts';
import type { ActionKind } from '../../src/domain/action.ts';
import { paramsHash } from '../../src/domain/action.ts';
import type { Database } from '../../src/domain/database.ts';
import { orderParams } from './params.ts';

export const NOW = new Date('2026-03-03T12:00:00Z');
export const SHOP = {
  name: 'Fern & Fell',
  timeZone: 'America/New_York',
  currency: 'USD',
  returnWindowDays: 30,
};

/** A shop with one SKU of 20 units, its contract at $15, and a finding about it. */
export async function seedWorld(db: Database): Promise<void> {
  await db.query(
    `insert into product (sku, title, price_minor, currency, status, source)
     values ('SKU-2847', 'Trail Runner', 4000, 'USD', 'active', 'feed'), ('SKU-1', 'Trail Walker', 3800, 'USD', 'active', 'feed')`,
  );
  await db.query(
    `insert into supplier_sku (supplier_id, sku, valid_from, contract_price_minor, currency, moq, case_pack, source)
     values ('S1', 'SKU-2847', '2026-01-01', 1500, 'USD', 100, 24, 'feed')`,
  );
  await db.query(
    `insert into inventory_level (captured_at, sku, on_hand, committed, source)
     values ('2026-03-03T06:00:00Z', 'SKU-2847', 20, 0, 'feed'), ('2026-03-03T06:00:00Z', 'SKU-1', 90, 0, 'feed')`,
  );
  await db.query(
    `insert into finding (id, fingerprint, kind, subject_type, subject_id, severity, headline, evidence, state,
                          opened_at, last_seen_at)
     values ('fnd_1', 'stockout_risk:sku:SKU-2847', 'stockout_risk', 'sku', 'SKU-2847', 'critical', 'h', '{}', 'open', $1, $1)`,
    [NOW],
  );
}

let count = 0;

/** An approved action, ready to be carried out; returns its id. */
export async function approvedAction(
  db: Database,
  kind: ActionKind = 'create_purchase_order',
  params: Record<string, unknown> = orderParams(),
): Promise<string> {
  count += 1;
  // The number of an order comes from the first digits of the id.
  const actionId = `act_${count.toString(16).padStart(10, '0')}0123456789`;
  await db.query(
    `insert into action (id, finding_id, kind, slot, period, ordinal, params, params_hash, label, summary, state,
                         created_at, updated_at)
     values ($1, 'fnd_1', $2, $1, 1, 1, $3, $4, 'Reorder 240 units', 's', 'approved', $5, $5)`,
    [actionId, kind, JSON.stringify(params), paramsHash(kind, params), new Date('2026-03-03T07:00:00Z')],
  );
  return actionId;
}

/** Dependencies with the sample platform, short waits and leases that end at once. */
export function depsOf(db: Database, changes: Partial<ActDeps> = {}): ActDeps {
  return {
    db,
    shop: SHOP,
    clock: () => NOW,
    adapter: sampleAdapter(db),
    timeoutMs: 200,
    leaseSeconds: 0,
    ...changes,
  };
}

/** Everything that an outside observer could count about an action. */
export async function effectsOf(db: Database, actionId: string) {
  const number = `DB-${actionId.slice(4, 14).toUpperCase()}`;
  const one = async <Row extends object>(text: string, values: unknown[]) =>
    (await db.query<Row>(text, values)).rows;
  const [action] = await one<{ state: string; outcome: string | null; undoable: boolean }>(
    'select state, outcome, undoable from action where id = $1',
    [actionId],
  );
  return {
    ...action,
    onPlatform: await one<{ version: number }>(
      `select version from sample_platform_state where kind = 'purchase_order' and id = $1`,
      [number],
    ),
    openOrders: await one<{ status: string; quantity_ordered: number; source: string }>(
      'select status, quantity_ordered, source from purchase_order_line where po_id = $1',
      [number],
    ),
    trace: (
      await one<{ kind: string }>('select kind from trace where action_id = $1 order by seq', [actionId])
    ).map(({ kind }) => kind),
  };
}
