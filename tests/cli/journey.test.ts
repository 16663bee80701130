import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { writeFeed } from '../support/feed.ts';
import { daybreak } from './run-cli.ts';

const TODAY = '2026-03-02';
const NIGHT = `${TODAY}T05:00:00Z`;
let folder: string;
let data: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybreak-cli-'));
  data = join(folder, 'data');
  await writeFeed(join(folder, 'feed'), TODAY);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: string[]) => daybreak([...args, '--data', data]);

interface RunJson {
  at: string;
  learned: unknown;
  timings: Record<string, number>;
  findings: {
    id: string;
    kind: string;
    subject: { type: string; id: string };
    headline: string;
    evidence: Record<string, unknown>;
    recommendation: {
      ifNothing: string;
      because: string[];
      actions: { id: string; kind: string; params: Record<string, unknown>; expectedEffect: unknown }[];
    } | null;
  }[];
}

test('a folder of exports goes in, and going in again changes nothing', async () => {
  const first = await run('import', join(folder, 'feed'), '--json');
  expect(first.err).toBe('');
  expect(first.code).toBe(0);
  const { files } = first.json<{ files: { recognisedAs: string; read: number; written: number }[] }>();
  expect(files).toHaveLength(8);
  for (const file of files) expect(file.written).toBe(file.read);
  const again = (await run('import', join(folder, 'feed'), '--json')).json<{
    files: { read: number; unchanged: number; written: number; quarantined: number; rejects: unknown[] }[];
  }>();
  for (const file of again.files)
    expect(file).toMatchObject({ unchanged: file.read, written: 0, rejects: [] });
});

test('the night answers the JSON that others build on', async () => {
  const { code, json } = await run('run', '--at', NIGHT, '--json');
  expect(code).toBe(0);
  const report = json<RunJson>();
  expect(report.at).toBe('2026-03-02T05:00:00.000Z');
  expect(report.learned).toEqual({ revisited: 0, offered: [], demoted: [] });
  const low = report.findings.find(({ kind, subject }) => kind === 'stockout_risk' && subject.id === 'LOW-1');
  expect(low?.headline).toMatch(/LOW-1 stocks out in \d days; Ningbo Apex really takes 12 \(quotes 7\)/);
  expect(low?.evidence).toMatchObject({ onHand: 42, leadTimeDays: { quoted: 7 } });
  const [order] = low?.recommendation?.actions ?? [];
  expect(order).toMatchObject({ kind: 'create_purchase_order' });
  expect(order?.expectedEffect).toMatchObject({
    currency: 'USD',
    amount: expect.stringMatching(/^\d+\.\d\d$/),
  });
});

test('the briefing can be read as text and as blocks', async () => {
  const text = await run('brief', '--at', NIGHT);
  expect(text.code).toBe(0);
  expect(text.out).toMatch(/LOW-1 stocks out in \d days/);
  const { blocks } = (await run('brief', '--at', NIGHT, '--json')).json<{ blocks: unknown[] }>();
  expect(blocks.length).toBeGreaterThan(2);
});

test('past nights are lived again, as a report and as JSON', async () => {
  const range = ['--from', '2026-02-25', '--to', TODAY, '--at', `${TODAY}T13:00:00Z`];
  const text = await run('replay', ...range);
  expect(text.code).toBe(0);
  expect(text.out).toMatch(/^In the 6 nights to Mon 2 Mar it would have told you of \d+ things?/);
  expect(text.out).toContain('Cannot be claimed');
  const report = (await run('replay', ...range, '--json')).json();
  expect(report).toMatchObject({ from: '2026-02-25', to: TODAY, nights: 6, complete: true });
  const wrong = await run('replay', '--from', '2026-02-31x');
  expect([wrong.code, wrong.err.includes('such as 2026-03-03')]).toEqual([2, true]);
});

test('what is learned is listed with n, and only an approver may correct it', async () => {
  const at = ['--at', NIGHT];
  const listed = (await run('learned', ...at, '--json')).json<{ id: string; kind: string; n: number }[]>();
  const lead = listed.find(({ kind }) => kind === 'supplier_lead_time');
  expect(lead).toMatchObject({ quotedDays: 7, p50Days: 12, n: expect.any(Number) });
  const refused = await run('learned', 'correct', lead?.id ?? '', 'p50Days=9', ...at);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('correct what was learned');
});

test('nobody may approve until somebody is listed, and then the order is written once', async () => {
  const [finding] = (await run('findings', '--json')).json<{ id: string }[]>();
  const id = finding?.id ?? '';
  const refused = await run('approve', id);
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/Nothing was done/);

  expect((await run('members', 'grant', 'local', 'approver')).code).toBe(0);
  const approved = await run('approve', id, '--json');
  expect(approved.err).toBe('');
  const { id: actionId, state } = approved.json<{ id: string; state: string }>();
  expect(state).toBe('done');
  const [request] = (await readdir(join(data, 'outbox'))).filter((name) => name.startsWith('act_'));
  const files = await readdir(join(data, 'outbox', request ?? ''));
  expect(files.map((name) => name.split('.').at(-1))).toEqual(expect.arrayContaining(['pdf', 'csv', 'eml']));

  const twice = await run('approve', actionId);
  expect(twice.code).toBe(1);
  expect(twice.err).toMatch(/already approved/);

  const story = await run('trace', id);
  expect(story.out).toMatch(/approved/);
  expect((await run('trace', '--verify')).out).toMatch(/all as written/);

  const undone = (await run('undo', actionId, '--json')).json<{ state: string }>();
  expect(undone.state).toBe('undone');
});

test('a run looks back on what was decided, with no bot about', async () => {
  const [finding] = (await run('findings', '--json')).json<{ id: string }[]>();
  expect((await run('reject', finding?.id ?? '', '--reason', 'too dear')).code).toBe(0);
  const later = new Date(systemClock().getTime() + 40 * 86_400_000).toISOString();
  const { learned } = (await run('run', '--at', later, '--json')).json<{ learned: { revisited: number } }>();
  expect(learned.revisited).toBeGreaterThan(0);
  expect((await run('trace', finding?.id ?? '')).out).toMatch(/days after “.+” was turned down/);
  const past = (await run('run', '--at', NIGHT, '--json')).json<{ learned: unknown }>();
  expect(past.learned).toBeNull();
});

test('thresholds are listed, previewed and set by admins only', async () => {
  expect((await run('threshold')).out).toContain('stockout_risk.probability');
  expect((await run('threshold', 'set', 'stockout_risk.probability', '0.9')).err).toMatch(/Only an admin/);
  const preview = await run('threshold', 'preview', 'excess_stock.days_of_cover', '30', '--at', NIGHT);
  expect(preview.code).toBe(0);
});

test('wrong usage exits with 2 and says what to write', async () => {
  expect((await run('frobnicate')).code).toBe(2);
  const wrong = await run('run', '--at', 'yesterday');
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('2026-03-03');
  expect((await run('knowledge', 'gaps', '--days', 'abc')).code).toBe(2);
  const missing = await run('import', join(folder, 'no-such-file.csv'));
  expect(missing.code).toBe(1);
  expect(missing.err + missing.out).toContain('no-such-file.csv');
});
