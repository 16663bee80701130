import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergeFindings } from '../../src/findings/index.ts';
import { wantAlerts } from '../../src/slack/index.ts';
import { SUPPLIERS_EXAMPLES } from '../brief/kinds/suppliers.ts';
import { OPS, TOMAS } from './edge.ts';
import { cardOf, openStory, press, type Story, told } from './story.ts';

let story: Story;
let findingId: string;

beforeAll(async () => {
  story = await openStory({ transport: 'socket', worker: null });
  findingId = await story.db.transaction(async (tx) => {
    const { firing } = await mergeFindings(tx, {
      drafts: [
        {
          kind: 'lead_time_drift',
          subject: { type: 'supplier', id: 'S1' },
          severity: 'critical',
          headline: 'Apex takes 12 days (quotes 7).',
          evidence: SUPPLIERS_EXAMPLES.lead_time_drift.evidence,
          stake: null,
          deadline: null,
        },
      ],
      evaluated: [],
      now: story.now,
    });
    return firing[0]?.id ?? '';
  });
  await wantAlerts(story.db, { channel: OPS, now: story.now });
  await story.workspace.until(() => cardOf(story, findingId));
});
afterAll(() => story.stop());

test('a supplier of whom nothing was ordered has no brief, and whoever asks is told so', async () => {
  await press(story, TOMAS, findingId, 'brief_supplier');
  await told(story, TOMAS, /No suppliers are loaded/);
});

test('the button opens the brief with its asks', async () => {
  await story.db.query(
    "insert into supplier (supplier_id, name, source) values ('S1', 'Apex <!channel>', 'feed')",
  );
  await story.db.query(
    `insert into purchase_order_line (po_id, sku, supplier_id, ordered_at, quantity_ordered, unit_price_minor, currency, status, source)
     values ('P1', 'A', 'S1', $1::timestamptz - interval '30 days', 100, 1000, 'USD', 'sent', 'feed')`,
    [story.now],
  );
  await press(story, TOMAS, findingId, 'brief_supplier');
  await story.workspace.until(() =>
    story.workspace.views(TOMAS).some((view) => view.callback_id === 'supplier_brief'),
  );
  const view = story.workspace.views(TOMAS).find((one) => one.callback_id === 'supplier_brief');
  const text = JSON.stringify(view);
  expect(text).toContain('Three asks');
  expect(text).toContain('100 units of 1 SKUs for $1,000');
  expect(text).not.toContain('<!channel>');
});
