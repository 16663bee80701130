import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import { type AnyFindingDraft, SEVERITIES } from '../../src/domain/finding.ts';
import { getFinding, listFindings, mergeFindings, setSnooze, wakeDue } from '../../src/findings/index.ts';
import { testDatabase } from '../support/database.ts';
import { draftOf, drafts, START } from './arbitraries.ts';

let db: Database;
let night: number;

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  night = 0;
  await db.query('delete from finding');
});
afterAll(() => db.close());

const at = (days: number) => new Date(START.getTime() + days * 86_400_000);

/** The next night's run sees exactly this; returns the finding as it then stands. */
async function see(draft: AnyFindingDraft) {
  night += 1;
  const now = at(night);
  const { firing } = await db.transaction((tx) =>
    mergeFindings(tx, { drafts: [draft], evaluated: ['stockout_risk'], now }),
  );
  if (!firing[0]) throw new Error('A draft that was seen is firing');
  return firing[0];
}

async function snoozed(draft: AnyFindingDraft, until: Date | null = null): Promise<void> {
  const { id } = await see(draft);
  await db.transaction((tx) => setSnooze(tx, id, { until, untilChange: until === null }));
}

describe('a snooze until it changes', () => {
  test.each([
    ['a higher severity', { severity: 'critical' as const }],
    ['an earlier deadline', { deadline: '2026-03-06' }],
    ['a quarter more at stake, and a cent', { stake: { minor: 125_001, currency: 'USD' } }],
  ])('ends with %s', async (_, change) => {
    await snoozed(draftOf());
    expect(await see(draftOf(change))).toMatchObject({ state: 'open', snoozedUntilChange: false });
  });

  test.each([
    ['nothing new', {}],
    ['another headline', { headline: 'SKU-1 stocks out in 3 days' }],
    ['a lower severity', { severity: 'info' as const }],
    ['a later deadline, or none', { deadline: null }],
    ['a quarter more at stake', { stake: { minor: 125_000, currency: 'USD' } }],
  ])('goes on with %s', async (_, change) => {
    await snoozed(draftOf());
    expect(await see(draftOf(change))).toMatchObject({ state: 'snoozed', snoozedUntilChange: true });
  });

  test('is measured against what was known when it began, so that a slow rise ends it too', async () => {
    await snoozed(draftOf({ stake: { minor: 100_000, currency: 'USD' } }));
    const night = (minor: number) => see(draftOf({ stake: { minor, currency: 'USD' } }));
    expect((await night(110_000)).state).toBe('snoozed');
    expect((await night(120_000)).state).toBe('snoozed');
    expect((await night(130_000)).state).toBe('open');
  });

  test('goes on through an improvement that is lost again', async () => {
    await snoozed(draftOf({ severity: 'warning', deadline: '2026-03-10' }));
    await see(draftOf({ severity: 'info', deadline: '2026-03-12' }));
    const back = await see(draftOf({ severity: 'warning', deadline: '2026-03-10' }));
    expect(back.state).toBe('snoozed');
  });

  test('ends in the first night that is worse than its beginning, whatever came between', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, fc.array(drafts, { maxLength: 6 }), async (first, nights) => {
        await db.query('delete from finding');
        await snoozed(first);
        for (const draft of nights) {
          const { state } = await see(draft);
          expect(state).toBe(isWorse(first, draft) ? 'open' : 'snoozed');
          if (state === 'open') return;
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** The rule in the words of the button, written a second time. */
function isWorse(first: AnyFindingDraft, now: AnyFindingDraft): boolean {
  const rank = ({ severity }: AnyFindingDraft) => SEVERITIES.indexOf(severity);
  const deadline = ({ deadline: day }: AnyFindingDraft) => day ?? '9999-12-31';
  return (
    rank(now) > rank(first) ||
    deadline(now) < deadline(first) ||
    (now.stake?.minor ?? 0) > 1.25 * (first.stake?.minor ?? 0)
  );
}

describe('a snooze by days', () => {
  test('holds however much worse it gets, and a run after its end wakes it', async () => {
    await snoozed(draftOf(), at(3.5));
    expect((await see(draftOf({ severity: 'critical' }))).state).toBe('snoozed');
    expect((await see(draftOf({ severity: 'critical' }))).state).toBe('snoozed');
    expect((await see(draftOf({ severity: 'critical' }))).state).toBe('open');
  });

  test('is over at its end without a run, once, with a trace entry', async () => {
    await snoozed(draftOf(), at(2));
    const [before] = await listFindings(db, { states: ['snoozed'] });
    if (!before) throw new Error('It is snoozed');
    expect(await wakeDue(db, at(1.99))).toBe(0);
    expect(await wakeDue(db, at(2))).toBe(1);
    expect(await wakeDue(db, at(2))).toBe(0);
    expect(await getFinding(db, before.id)).toMatchObject({ state: 'open', version: before.version + 1 });
    const { rows } = await db.query(
      `select at from trace where finding_id = $1 and summary = 'The snooze is over'`,
      [before.id],
    );
    expect(rows).toEqual([{ at: at(2) }]);
  });

  test('only what is open can be snoozed, only what is snoozed can be woken', async () => {
    const { id } = await see(draftOf({ deadline: addDays('2026-03-07', 1) }));
    const set = (snooze: Parameters<typeof setSnooze>[2]) =>
      db.transaction((tx) => setSnooze(tx, id, snooze));
    expect(await set(null)).toBe(false);
    expect(await set({ until: at(9), untilChange: false })).toBe(true);
    expect(await set({ until: at(5), untilChange: false })).toBe(false);
    expect(await set(null)).toBe(true);
    expect(await getFinding(db, id)).toMatchObject({ state: 'open', snoozedUntil: null });
  });
});
