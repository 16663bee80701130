import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { appendTraces, explain, verifyTrace } from '../../src/trace/index.ts';
import { testDatabase } from '../support/database.ts';
import { AT, append, entryOf } from './entries.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(() => tamper('delete from trace'));

/** Changes the record behind its back, as someone with the database's password could. */
async function tamper(statement: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query('alter table trace disable trigger trace_no_change');
    await tx.query(statement);
    await tx.query('alter table trace enable trigger trace_no_change');
  });
}

async function column(name: string): Promise<unknown[]> {
  const { rows } = await db.query<{ value: unknown }>(`select ${name} as value from trace order by seq`);
  return rows.map(({ value }) => value);
}

describe('the record', () => {
  test.each(["update trace set summary = 'another'", 'delete from trace', 'truncate trace'])(
    'refuses “%s”, with rows and without',
    async (statement) => {
      await expect(db.query(statement)).rejects.toThrow('append-only');
      await append(db, entryOf());
      await expect(db.query(statement)).rejects.toThrow('append-only');
      expect(await column('summary')).toEqual(['SKU-1 stocks out in 4 days']);
    },
  );

  test('keeps nothing of a transaction that failed', async () => {
    const failing = db.transaction(async (tx) => {
      await appendTraces(tx, [entryOf()]);
      throw new Error('the change it tells of failed');
    });
    await expect(failing).rejects.toThrow('the change it tells of failed');
    expect(await column('summary')).toEqual([]);
  });

  test('tells a finding’s own story, oldest first, as it was written', async () => {
    const story = [
      entryOf({ kind: 'seen' }),
      entryOf({ kind: 'approved', actionId: 'act_1', data: { n: 1 } }),
    ];
    await append(db, story[0] ?? entryOf(), entryOf({ findingId: 'fnd_2' }), story[1] ?? entryOf());
    expect(await explain(db, 'fnd_1')).toEqual(story);
    expect(await explain(db, 'fnd_9')).toEqual([]);
  });
});

describe('the chain', () => {
  test('of an empty record is whole', async () => {
    expect(await verifyTrace(db)).toEqual({ ok: true, entries: 0, brokenAt: null, head: '' });
  });

  test('can be checked over any text and any data, as the database gives them back', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const halves = fc.constantFrom('\0', 'cut \ud83d', '\udc00 cut', '😀', 'مرحبا');
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, halves), fc.dictionary(text, fc.jsonValue()), async (summary, data) => {
        await append(db, entryOf({ summary, data }), entryOf({ data: { at: AT, text: summary } }));
        expect(await verifyTrace(db)).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['a changed summary', `summary = 'another'`],
    ['changed data', `data = '{"revision": 2}'`],
    ['another actor', `actor = '{"type": "user", "teamId": "T1", "userId": "U9"}'`],
    ['another instant', `at = at + interval '1 ms'`],
    ['another finding', `finding_id = 'fnd_2'`],
    ['another kind', `kind = 'rejected'`],
    ['a forged hash', `hash = 'forged'`],
  ])('shows %s, and where', async (_, change) => {
    await append(db, entryOf(), entryOf({ kind: 'approved', data: { revision: 1 } }), entryOf());
    const [, second] = await column('seq');
    await tamper(`update trace set ${change} where seq = ${second}`);
    expect(await verifyTrace(db)).toMatchObject({ ok: false, entries: 1, brokenAt: second });
  });

  test('shows an entry that was taken out, and one that was put in', async () => {
    await append(db, entryOf(), entryOf({ summary: 'two' }), entryOf({ summary: 'three' }));
    const [, second, third] = await column('seq');
    await tamper(`delete from trace where seq = ${second}`);
    expect(await verifyTrace(db)).toMatchObject({ ok: false, brokenAt: third });
    await tamper('delete from trace');
    await append(db, entryOf());
    await db.query(
      `insert into trace (at, kind, actor, summary, data, prev_hash, hash) select at, kind, actor, 'forged', data, hash, 'f'
       from trace`,
    );
    expect(await verifyTrace(db)).toMatchObject({ ok: false, entries: 1 });
  });

  test('has a head that changes when its end is cut off, which it cannot show by itself', async () => {
    await append(db, entryOf(), entryOf({ summary: 'two' }));
    const { head } = await verifyTrace(db);
    await tamper(`delete from trace where summary = 'two'`);
    const cut = await verifyTrace(db);
    expect(cut).toMatchObject({ ok: true, entries: 1 });
    expect(cut.head).not.toBe(head);
  });

  test('does not fork when transactions append at the same time, and keeps the order of each', async () => {
    const stories = Array.from({ length: 8 }, (_, story) =>
      Array.from({ length: 5 }, (_, step) => entryOf({ findingId: `fnd_${story}`, summary: `step ${step}` })),
    );
    await Promise.all(stories.map((entries) => append(db, ...entries)));
    expect(await verifyTrace(db)).toMatchObject({ ok: true, entries: 40 });
    for (const [story, entries] of stories.entries()) {
      expect(await explain(db, `fnd_${story}`)).toEqual(entries);
    }
    expect(new Set(await column('prev_hash')).size).toBe(40);
  });

  test('is checked over more entries than one page holds', async () => {
    await append(db, ...Array.from({ length: 5001 }, (_, index) => entryOf({ summary: `step ${index}` })));
    expect(await verifyTrace(db)).toMatchObject({ ok: true, entries: 5001 });
    await tamper(`update trace set summary = 'another' where summary = 'step 5000'`);
    expect(await verifyTrace(db)).toMatchObject({ ok: false, entries: 5000 });
  });
});
