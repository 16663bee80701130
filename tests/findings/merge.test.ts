import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database, Transaction } from '../../src/domain/database.ts';
import type { AnyFindingDraft, FindingKind } from '../../src/domain/finding.ts';
import { listFindings, mergeFindings } from '../../src/findings/index.ts';
import { testDatabase } from '../support/database.ts';
import { draftOf, drafts, START } from './arbitraries.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(() => db.query('delete from finding'));
afterAll(() => db.close());

const at = (days: number) => new Date(START.getTime() + days * 86_400_000);
const ofSku = (draft: AnyFindingDraft, sku: string) =>
  ({ ...draft, subject: { type: 'sku', id: sku } }) as AnyFindingDraft;
const manyOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ofSku(draftOf(), `SKU-${index + 1}`));

function run(found: readonly AnyFindingDraft[], now: Date, evaluated: FindingKind[] = ['stockout_risk']) {
  return db.transaction((tx) => mergeFindings(tx, { drafts: found, evaluated, now }));
}

async function everything() {
  return {
    findings: await listFindings(db, { states: ['open', 'snoozed', 'resolved'] }),
    traces: (await db.query<{ count: number }>('select count(*) from trace')).rows[0]?.count,
  };
}

test('the same drafts again change nothing, whatever they are', async () => {
  const shops = fc.array(fc.tuple(drafts, fc.constantFrom('A', 'B', 'C', 'D')), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(shops, async (pairs) => {
      await db.query('delete from finding');
      const found = pairs.map(([draft, sku]) => ofSku(draft, sku));
      await run(found, at(1));
      const once = await everything();
      await run(found, at(1));
      expect(await everything()).toEqual(once);
      await run(found, at(2));
      const next = await everything();
      expect(next.traces).toBe(once.traces);
      expect(next.findings.map(({ version }) => version)).toEqual(
        once.findings.map(({ version }) => version),
      );
    }),
    { numRuns: 25 },
  );
});

test('a subject is one finding, however often it is drafted in one run and over many', async () => {
  await run([draftOf(), draftOf({ severity: 'critical' })], at(1));
  await run([draftOf({ severity: 'critical' })], at(2));
  expect((await everything()).findings).toMatchObject([{ severity: 'critical', version: 1, period: 1 }]);
});

test('it answers with what stands, in the order of the drafts, and with what became of each', async () => {
  await run([ofSku(draftOf(), 'B'), ofSku(draftOf(), 'A')], at(1));
  const { firing, events } = await run([ofSku(draftOf(), 'C'), ofSku(draftOf(), 'A')], at(2));
  expect(firing.map(({ subject }) => subject.id)).toEqual(['C', 'A']);
  const eventOf = new Map(events.map(({ finding, event }) => [finding.subject.id, event]));
  expect(Object.fromEntries(eventOf)).toEqual({ A: 'unchanged', B: 'fading', C: 'opened' });
});

test('the story is told: seen, resolved after two runs without it, reopened under the same id', async () => {
  await run([draftOf()], at(1));
  await run([], at(2));
  await run([], at(2), []);
  expect((await listFindings(db)).map(({ state }) => state)).toEqual(['open']);
  await run([], at(3));
  expect(await listFindings(db)).toEqual([]);
  await run([draftOf()], at(9));
  const [finding] = await listFindings(db);
  expect(finding).toMatchObject({ state: 'open', period: 2, version: 3, openedAt: at(9), resolvedAt: null });
  const { rows } = await db.query<{ kind: string }>(
    'select kind from trace where finding_id = $1 and at >= $2 order by seq desc limit 3',
    [finding?.id, at(1)],
  );
  expect(rows.map(({ kind }) => kind)).toEqual(['reopened', 'resolved', 'seen']);
});

test('getting worse is told once, with what it has become', async () => {
  await run([draftOf()], at(1));
  for (const day of [2, 3]) await run([draftOf({ severity: 'critical' })], at(day));
  const { rows } = await db.query<{ summary: string; at: Date }>(
    "select summary, at from trace where kind = 'worsened'",
  );
  expect(rows).toEqual([{ summary: 'Now critical: SKU-1 stocks out in 4 days', at: at(2) }]);
});

test('two runs at the same instant open each finding once and tell of it once', async () => {
  const found = manyOf(20);
  for (let round = 0; round < 10; round += 1) {
    await db.query('delete from finding');
    const before = (await everything()).traces ?? 0;
    await Promise.all([run(found, at(1)), run(found, at(1)), run(found.toReversed(), at(1))]);
    const { findings, traces } = await everything();
    expect(findings.map(({ version, period }) => [version, period])).toEqual(found.map(() => [1, 1]));
    expect(traces).toBe(before + found.length);
  }
});

test('two runs at the same instant that miss a finding are one miss', async () => {
  await run([draftOf()], at(1));
  await Promise.all([run([], at(2)), run([], at(2))]);
  expect((await everything()).findings).toMatchObject([{ state: 'open', version: 1 }]);
});

/** How many statements a run over so many findings takes. */
async function statementsFor(count: number): Promise<number> {
  let statements = 0;
  await db.transaction(async (tx) => {
    const counting: Transaction = {
      inTransaction: true,
      query: (text, values) => {
        statements += 1;
        return tx.query(text, values);
      },
    };
    await mergeFindings(counting, { drafts: manyOf(count), evaluated: ['stockout_risk'], now: at(1) });
  });
  return statements;
}

test('500 findings take as many statements as one', async () => {
  const forOne = await statementsFor(1);
  await db.query('delete from finding');
  expect(await statementsFor(500)).toBe(forOne);
  expect((await everything()).findings).toHaveLength(500);
});
