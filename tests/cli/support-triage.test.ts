import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { daybreak } from './run-cli.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybreak-triage-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

test('triage labels each ticket of a feed file, one object a line', async () => {
  const path = await file(
    'tickets.csv',
    [
      'ticket_id,created_at,order_id,subject,body,status',
      'T-1,2026-03-01T08:00:00Z,OR-1,Where is it?,"Hello,\nwhere is my order OR-1?",open',
      'T-2,2026-03-01T09:00:00Z,,Hi,My lawyer will be in touch.,open',
      'T-3,2026-03-01T10:00:00Z,,,What is the exchange rate for yen?,open',
    ].join('\n'),
  );
  const { out, code } = await daybreak(['triage', path, '--json']);
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(lines).toMatchObject([
    { ticketId: 'T-1', intent: 'order_status', tier: 'informational' },
    { ticketId: 'T-2', intent: 'legal_or_safety', tier: 'must_escalate' },
    { ticketId: 'T-3', intent: null, tier: 'judgment', abstained: true },
  ]);
  for (const { confidence } of lines) {
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  }
});

test('a helpdesk’s own columns and JSON Lines are read as well; a file without messages is refused', async () => {
  const export_ = await file('export.csv', 'Id,Requester,Subject,Tags\n88,9,Where is my order?,x\n');
  expect((await daybreak(['triage', export_, '--json'])).json()).toMatchObject({
    ticketId: '88',
    intent: 'order_status',
  });
  const lines = await file('more.jsonl', '{"ticket_id":"J-1","body":"How do I return my order?"}\n');
  expect((await daybreak(['triage', lines])).out).toMatch(/J-1 +return_how_to +informational/);
  const { code, err } = await daybreak(['triage', await file('stock.csv', 'sku,on_hand\nA,1\n')]);
  expect(code).toBe(2);
  expect(err).toContain('no column with a message');
});
