import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import {
  FLAP_HOURS,
  RUNS_UNTIL_RESOLVED,
  type Sighting,
  type Standing,
  transition,
} from '../../src/findings/transition.ts';
import { draftOf, drafts, findingOf, START } from './arbitraries.ts';

const HOUR = 3_600_000;
const later = (hours: number) => new Date(START.getTime() + hours * HOUR);
const standingOf = (changes: Partial<Finding> = {}, memory: Partial<Standing> = {}): Standing => ({
  finding: findingOf(changes),
  missedRuns: 0,
  missedAt: null,
  snoozeBasis: null,
  ...memory,
});
const seen = (draft = draftOf()): Sighting => ({ seen: true, draft });
const missed: Sighting = { seen: false, judged: true };
const unjudged: Sighting = { seen: false, judged: false };

/** What a store would hold after a transition. */
function applied(standing: Standing | null, sighting: Sighting, now: Date): Standing | null {
  const moved = transition(standing, sighting, now);
  if (!moved) return standing;
  const draft = sighting.seen ? sighting.draft : (standing?.finding ?? draftOf());
  const { missedRuns, missedAt } = moved;
  const finding = { ...findingOf(), ...draft, ...moved.next } as Finding;
  return { finding, missedRuns, missedAt, snoozeBasis: standing?.snoozeBasis ?? null };
}

const sightings: fc.Arbitrary<Sighting> = fc.oneof(
  drafts.map((draft) => seen(draft)),
  fc.constant(missed),
  fc.constant(unjudged),
);
const runs = fc.array(fc.record({ sighting: sightings, hours: fc.integer({ min: 0, max: 48 }) }), {
  maxLength: 30,
});

describe('any sequence of runs', () => {
  test('leaves a life without contradictions: resolved exactly with a date, awake exactly without a snooze', () => {
    fc.assert(
      fc.property(runs, (sequence) => {
        let standing: Standing | null = null;
        let at = 0;
        for (const { sighting, hours } of sequence) {
          at += hours;
          standing = applied(standing, sighting, later(at));
          if (!standing) continue;
          const { finding, missedRuns } = standing;
          expect(finding.resolvedAt !== null).toBe(finding.state === 'resolved');
          expect(finding.state).not.toBe('snoozed');
          expect(finding.openedAt <= later(at)).toBe(true);
          expect(missedRuns).toBeLessThan(RUNS_UNTIL_RESOLVED);
        }
      }),
    );
  });

  test('never counts periods back, and counts one up only where it reopens after a day of quiet', () => {
    fc.assert(
      fc.property(runs, (sequence) => {
        let standing: Standing | null = null;
        let at = 0;
        for (const { sighting, hours } of sequence) {
          at += hours;
          const before: Finding | null = standing?.finding ?? null;
          standing = applied(standing, sighting, later(at));
          if (!before || !standing) continue;
          const quietHours = before.resolvedAt
            ? (later(at).getTime() - before.resolvedAt.getTime()) / HOUR
            : 0;
          const isNewPeriod = before.state === 'resolved' && sighting.seen && quietHours >= FLAP_HOURS;
          expect(standing.finding.period).toBe(before.period + (isNewPeriod ? 1 : 0));
        }
      }),
    );
  });

  test('opens only what is seen, and the same sighting again is no news', () => {
    expect(transition(null, missed, START)).toBeNull();
    expect(transition(null, unjudged, START)).toBeNull();
    fc.assert(
      fc.property(drafts, (draft) => {
        const opened = applied(null, seen(draft), START);
        expect(transition(opened, seen(draft), later(1))).toMatchObject({
          event: 'unchanged',
          visible: false,
        });
      }),
    );
  });
});

describe('resolving', () => {
  test('takes two judged runs in a row that miss it', () => {
    const fading = applied(standingOf(), missed, later(1));
    expect(fading).toMatchObject({ finding: { state: 'open' }, missedRuns: 1 });
    expect(transition(fading, missed, later(2))).toMatchObject({ event: 'resolved', visible: true });
    const back = applied(fading, seen(), later(2));
    expect(transition(back, missed, later(3))).toMatchObject({ event: 'fading', visible: false });
  });

  test('does not happen because the same run is repeated', () => {
    const fading = applied(standingOf(), missed, later(1));
    expect(transition(fading, missed, later(1))).toMatchObject({ event: 'unchanged', missedRuns: 1 });
    expect(transition(fading, missed, later(2))).toMatchObject({ event: 'resolved' });
  });

  test('never happens to a kind that was not evaluated, however often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 1 }), (count, missedRuns) => {
        let standing: Standing | null = standingOf({}, { missedRuns });
        for (let run = 1; run <= count; run += 1) standing = applied(standing, unjudged, later(run));
        expect(standing).toMatchObject({ finding: { state: 'open' }, missedRuns });
      }),
    );
  });

  test('ends a snooze as well', () => {
    const snoozed = standingOf({ state: 'snoozed', snoozedUntilChange: true }, { missedRuns: 1 });
    expect(transition(snoozed, missed, later(1))?.next).toMatchObject({
      state: 'resolved',
      snoozedUntilChange: false,
    });
  });
});

test.each([
  [FLAP_HOURS - 1, 1, START],
  [FLAP_HOURS, 2, later(FLAP_HOURS)],
])('coming back after %i hours of quiet it stands in period %i', (hours, period, openedAt) => {
  const resolved = standingOf({ state: 'resolved', resolvedAt: START });
  expect(transition(resolved, seen(), later(hours))).toMatchObject({
    event: 'reopened',
    visible: true,
    next: { state: 'open', period, openedAt, resolvedAt: null },
  });
});

test('a finding that became more severe is worse; one that became less so has only changed', () => {
  const critical = draftOf({ severity: 'critical' });
  expect(transition(standingOf(), seen(critical), later(1))).toMatchObject({
    event: 'worsened',
    visible: true,
  });
  expect(transition(standingOf({ severity: 'critical' }), seen(draftOf()), later(1))?.event).toBe('updated');
});

test('a card is stale when what it says changed, not when only the evidence did', () => {
  const shown = draftOf();
  const surer = { ...shown, evidence: { ...shown.evidence, confidence: 0.9 } } as typeof shown;
  expect(transition(standingOf(), seen(surer), later(1))?.visible).toBe(false);
  for (const change of [
    { severity: 'info' as const },
    { headline: 'SKU-1 stocks out tomorrow' },
    { deadline: null },
    { stake: null },
    { stake: { minor: 100_000, currency: 'EUR' } },
  ]) {
    const moved = transition(standingOf(), seen(draftOf(change)), later(1));
    expect(moved, JSON.stringify(change)).toMatchObject({ event: 'updated', visible: true });
  }
});
