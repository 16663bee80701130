import { afterAll, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { runDue, type ScheduledJob, settlePast } from '../../src/platform/schedule.ts';
import { recentRuns } from '../../src/platform/store.ts';
import { testDatabase } from '../support/database.ts';

const db = await testDatabase();
const log = createLog('silent');
beforeEach(() => db.query('delete from job_run').then(() => undefined));
afterAll(() => db.close());

function briefing(run: () => Promise<void>): ScheduledJob {
  return {
    name: 'briefing',
    catchUpMinutes: 180,
    cadences: async () => new Map([['C1', { every: 'day', at: '07:30', timeZone: 'Europe/London' }]]),
    run,
  };
}

const at = (instant: string) => () => new Date(instant);

test('three processes that tick at once run a slot once', async () => {
  let runs = 0;
  const job = briefing(async () => {
    runs += 1;
  });
  const tick = () => runDue(db, [job], at('2026-03-03T07:30:10Z'), log);
  await Promise.all([tick(), tick(), tick()]);
  await runDue(db, [job], at('2026-03-03T12:00:00Z'), log);
  expect(runs).toBe(1);
});

test('a slot missed while nothing ran is caught up, and says how late', async () => {
  let runs = 0;
  const job = briefing(async () => {
    runs += 1;
  });
  await runDue(db, [job], at('2026-03-03T09:00:00Z'), log);
  expect(runs).toBe(1);
  const [entry] = await recentRuns(db, 'briefing:C1', 1);
  expect(entry?.note).toBe('ran 90 minutes late');
});

test('a slot missed for too long is skipped, and says so', async () => {
  let runs = 0;
  const job = briefing(async () => {
    runs += 1;
  });
  await runDue(db, [job], at('2026-03-03T23:00:00Z'), log);
  expect(runs).toBe(0);
  const [entry] = await recentRuns(db, 'briefing:C1', 1);
  expect(entry).toMatchObject({ slot: '2026-03-03', state: 'skipped' });
});

test('a failed slot is tried again, three times at most', async () => {
  let runs = 0;
  const job = briefing(async () => {
    runs += 1;
    throw new Error('Slack is down');
  });
  for (const minute of ['30', '31', '32', '33', '34']) {
    await runDue(db, [job], at(`2026-03-03T07:${minute}:00Z`), log);
  }
  expect(runs).toBe(3);
});

test('the slot of a process that died is taken over once its lease has passed', async () => {
  let runs = 0;
  const died = briefing(() => new Promise(() => undefined));
  void runDue(db, [died], at('2026-03-03T07:30:00Z'), log);
  await expect.poll(async () => (await recentRuns(db, 'briefing:C1', 1))[0]?.state).toBe('running');
  const job = briefing(async () => {
    runs += 1;
  });
  await runDue(db, [job], at('2026-03-03T07:40:00Z'), log);
  expect(runs).toBe(0);
  await runDue(db, [job], at('2026-03-03T07:46:00Z'), log);
  expect(runs).toBe(1);
});

test('what was due before the very first start is neither run nor called missed', async () => {
  let runs = 0;
  const job = briefing(async () => {
    runs += 1;
  });
  await settlePast(db, [job], at('2026-03-03T12:00:00Z'));
  await runDue(db, [job], at('2026-03-03T12:00:30Z'), log);
  expect(runs).toBe(0);
  const [entry] = await recentRuns(db, 'briefing:C1', 1);
  expect(entry).toMatchObject({ slot: '2026-03-03', state: 'done', note: null });
  await runDue(db, [job], at('2026-03-04T07:30:00Z'), log);
  expect(runs).toBe(1);
});
