import { afterAll, beforeEach, expect, test } from 'vitest';
import {
  type FactDraft,
  factSentence,
  factsInForce,
  knownFacts,
  publishFacts,
} from '../../src/context/index.ts';
import { testDatabase } from '../support/database.ts';

const db = await testDatabase();
afterAll(() => db.close());
beforeEach(() => db.query('delete from context_fact').then(() => undefined));

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const leadTime = (days: number, id = 'NA'): FactDraft<'lead_time_days'> => ({
  kind: 'lead_time_days',
  subject: { type: 'supplier', id },
  value: { p50Days: days, p90Days: days + 4, n: 9 },
  confidence: 0.9,
});
const publish = (now: Date, ...facts: FactDraft[]) =>
  db.transaction((tx) => publishFacts(tx, { facts, provenance: { room: 'watch' }, now }));
const known = (now: Date, subjectIds?: string[]) =>
  knownFacts(db, { kind: 'lead_time_days', at: now, ...(subjectIds ? { subjectIds } : {}) });

test('what is published is known, with where it came from', async () => {
  await publish(at(1), leadTime(12), leadTime(7, 'KD'));
  const facts = await known(at(2));
  expect([...facts.keys()].sort()).toEqual(['KD', 'NA']);
  expect(facts.get('NA')).toMatchObject({
    value: { p50Days: 12 },
    confidence: 0.9,
    provenance: { room: 'watch' },
  });
  expect([...(await known(at(2), ['KD'])).keys()]).toEqual(['KD']);
});

test('the newest counts, and an instant knows only what was known then', async () => {
  await publish(at(1), leadTime(12));
  await publish(at(3), leadTime(14));
  expect((await known(at(2))).get('NA')?.value).toMatchObject({ p50Days: 12 });
  expect((await known(at(4))).get('NA')?.value).toMatchObject({ p50Days: 14 });
  expect((await known(new Date(Date.UTC(2026, 1, 1)))).size).toBe(0);
});

test('the same again is not told again until half of its life is over', async () => {
  await publish(at(1), leadTime(12));
  await publish(at(2), leadTime(12));
  const count = async () => (await db.query('select 1 from context_fact')).rowCount;
  expect(await count()).toBe(1);
  await publish(at(17), leadTime(12));
  expect(await count()).toBe(2);
});

test('a fact that expired is not known any more', async () => {
  await publish(at(1), leadTime(12));
  expect((await known(at(30))).size).toBe(1);
  expect((await known(at(31))).size).toBe(0);
});

test('what is not of its kind’s form is not published', async () => {
  const wrong = { ...leadTime(12), value: { p50Days: Number.NaN, p90Days: 16, n: 9 } };
  await expect(publish(at(1), wrong)).rejects.toThrow(/lead_time_days of NA: p50Days/);
  const misplaced = { ...leadTime(12), subject: { type: 'sku', id: 'A' } };
  await expect(publish(at(1), misplaced)).rejects.toThrow('not about sku');
  expect((await known(at(2))).size).toBe(0);
});

test('what is stored in a form that is not known is skipped and counted, and the rest is read', async () => {
  await publish(at(1), leadTime(12));
  await db.query(
    `insert into context_fact (kind, subject_type, subject_id, value, confidence, provenance, valid_from, expires_at)
     select kind, subject, 'X', value::jsonb, 1, '{}', $1, $1::timestamptz + interval '9 days'
       from (values ('phase_of_the_moon', 'sku', '{}'), ('lead_time_days', 'supplier', '{"p50Days": "long"}')) as v(kind, subject, value)`,
    [at(1)],
  );
  const { facts, skipped } = await factsInForce(db, at(2));
  expect([facts.map(({ subject }) => subject.id), skipped]).toEqual([['NA'], 2]);
  expect([...(await known(at(2))).keys()]).toEqual(['NA']);
});

test('what a whole look does not tell again of a kind that is told anew is over; other kinds stand', async () => {
  const atRisk = (sku: string): FactDraft => ({
    kind: 'stockout_probability',
    subject: { type: 'sku', id: sku },
    value: { probability: 0.9, stockoutOn: '2026-03-05', daysOfCover: 4, supplierId: 'NA' },
    confidence: 0.8,
  });
  const look = (now: Date, ...facts: FactDraft[]) =>
    db.transaction((tx) => publishFacts(tx, { facts, provenance: {}, now, isEverything: true }));
  await look(at(1), atRisk('A'), atRisk('B'), leadTime(12));
  await look(at(2), atRisk('B'));
  const risks = async (now: Date) => [
    ...(await knownFacts(db, { kind: 'stockout_probability', at: now })).keys(),
  ];
  expect(await risks(new Date(at(2).getTime() - 1))).toEqual(['A', 'B']);
  expect(await risks(at(2))).toEqual(['B']);
  expect((await known(at(2))).size).toBe(1);
});

test('a fact is said to people in one sentence; one of another form is not said', () => {
  expect(factSentence(leadTime(12))).toBe('NA: takes 12 days, 9 in 10 within 16, of 9 orders');
  expect(
    factSentence({ kind: 'phase_of_the_moon', subject: { type: 'sku', id: 'A' }, value: {} }),
  ).toBeNull();
});
