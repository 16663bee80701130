import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { wantAlerts, wantBriefing } from '../../src/slack/deliver/want.ts';
import { SHOP } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';

const NOW = new Date('2026-03-03T07:30:00Z');
const CHANNEL = 'C0OPS000001';

let db: Database;
beforeEach(async () => {
  db = await testDatabase();
});
afterEach(() => db.close());

async function findings(count: number, severity = 'critical', proposed = true): Promise<void> {
  await db.query(
    `insert into finding (id, fingerprint, kind, subject_type, subject_id, severity, headline, evidence, stake_minor,
                          stake_currency, state, opened_at, last_seen_at)
     select 'fnd_' || n, 'stockout_risk:sku:' || n, 'stockout_risk', 'sku', 'SKU-' || n, $2, 'SKU-' || n, '{}', n * 100,
            'USD', 'open', $3, $3 from generate_series(1, $1::int) n`,
    [count, severity, NOW],
  );
  if (!proposed) return;
  await db.query(
    `insert into action (id, finding_id, kind, slot, period, ordinal, params, params_hash, label, summary, state,
                         created_at, updated_at)
     select 'act_' || id, id, 'create_purchase_order', 'reorder', 1, 0, '{}', 'h', 'Reorder', 'Reorder.', 'proposed',
            $1, $1 from finding`,
    [NOW],
  );
}

const cards = async () => {
  const { rows } = await db.query<{ kind: string; subject: string; parent: string | null }>(
    'select kind, subject, parent from card order by created_at',
  );
  return rows.map(({ kind, subject, parent }) => `${kind} ${subject}${parent ? ' in thread' : ''}`);
};

test('a briefing wants its own card and one for each decision, those with most at stake in the channel', async () => {
  await findings(7);
  await wantBriefing(db, { channel: CHANNEL, day: '2026-03-03', shop: SHOP, now: NOW });
  const wanted = [7, 6, 5, 4, 3].map((n) => `finding fnd_${n}:1`);
  const threaded = [2, 1].map((n) => `finding fnd_${n}:1 in thread`);
  expect(await cards()).toEqual(['briefing 2026-03-03', ...wanted, ...threaded]);
});

test('a day is briefed once', async () => {
  await findings(1);
  await wantBriefing(db, { channel: CHANNEL, day: '2026-03-03', shop: SHOP, now: NOW });
  await wantBriefing(db, { channel: CHANNEL, day: '2026-03-03', shop: SHOP, now: NOW });
  expect(await cards()).toHaveLength(2);
});

test('what needs no decision is only told in the briefing', async () => {
  await findings(2, 'warning', false);
  await wantBriefing(db, { channel: CHANNEL, day: '2026-03-03', shop: SHOP, now: NOW });
  expect(await cards()).toEqual(['briefing 2026-03-03']);
});

test('a few critical findings are alerts of their own, each once', async () => {
  await findings(2);
  expect(await wantAlerts(db, { channel: CHANNEL, now: NOW })).toBe(2);
  expect(await wantAlerts(db, { channel: CHANNEL, now: NOW })).toBe(0);
  expect(await cards()).toEqual(['finding fnd_2:1', 'finding fnd_1:1']);
});

test('a hundred critical findings are one message with a thread', async () => {
  await findings(100);
  expect(await wantAlerts(db, { channel: CHANNEL, now: NOW })).toBe(100);
  const wanted = await cards();
  expect(wanted.filter((card) => !card.endsWith('in thread'))).toEqual([`digest ${NOW.toISOString()}`]);
  expect(wanted).toHaveLength(101);
});

test('a warning waits for the briefing', async () => {
  await findings(2, 'warning');
  expect(await wantAlerts(db, { channel: CHANNEL, now: NOW })).toBe(0);
});
