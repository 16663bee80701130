import { afterAll, beforeEach, expect, test } from 'vitest';
import { knownFacts, publishFacts } from '../../src/context/index.ts';
import type { FactDraft } from '../../src/domain/fact.ts';
import { testDatabase } from '../support/database.ts';

const db = await testDatabase();
afterAll(() => db.close());
beforeEach(() => db.query('delete from context_fact').then(() => undefined));

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const leadTime = (days: number, id = 'NA'): FactDraft => ({
  kind: 'lead_time_days',
  subject: { type: 'supplier', id },
  value: { p50: days },
  confidence: 0.9,
  expiresInDays: 10,
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
    value: { p50: 12 },
    confidence: 0.9,
    provenance: { room: 'watch' },
  });
  expect([...(await known(at(2), ['KD'])).keys()]).toEqual(['KD']);
});

test('the newest counts, and an instant knows only what was known then', async () => {
  await publish(at(1), leadTime(12));
  await publish(at(3), leadTime(14));
  expect((await known(at(2))).get('NA')?.value).toEqual({ p50: 12 });
  expect((await known(at(4))).get('NA')?.value).toEqual({ p50: 14 });
  expect((await known(new Date(Date.UTC(2026, 1, 1)))).size).toBe(0);
});

test('the same again is not told again until half of its life is over', async () => {
  await publish(at(1), leadTime(12));
  await publish(at(2), leadTime(12));
  const count = async () => (await db.query('select 1 from context_fact')).rowCount;
  expect(await count()).toBe(1);
  await publish(at(7), leadTime(12));
  expect(await count()).toBe(2);
});

test('a fact that expired is not known any more', async () => {
  await publish(at(1), leadTime(12));
  expect((await known(at(10))).size).toBe(1);
  expect((await known(at(11))).size).toBe(0);
});
