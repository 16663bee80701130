import { describe, expect, test } from 'vitest';
import { type Alertable, isQuiet, routeAlerts } from '../../src/brief/index.ts';

const setting = {
  channel: 'C0OPS000001',
  timeZone: 'America/New_York',
  briefingAt: '07:30',
  quietFrom: '20:00',
  quietTo: '07:00',
};

describe('quiet hours', () => {
  // New York is five hours behind until 8 March 2026, then four.
  test.each([
    ['2026-03-04T00:59:00Z', false],
    ['2026-03-04T01:00:00Z', true],
    ['2026-03-04T11:59:00Z', true],
    ['2026-03-04T12:00:00Z', false],
    ['2026-03-10T10:59:00Z', true],
    ['2026-03-10T11:00:00Z', false],
  ])('over midnight, at %s: %s', (at, expected) => {
    expect(isQuiet(setting, new Date(at))).toBe(expected);
  });

  test.each([
    ['2026-03-04T16:59:00Z', false],
    ['2026-03-04T17:00:00Z', true],
    ['2026-03-04T18:00:00Z', false],
  ])('within a day, at %s: %s', (at, expected) => {
    expect(isQuiet({ ...setting, quietFrom: '12:00', quietTo: '13:00' }, new Date(at))).toBe(expected);
  });

  test('a channel without them is never quiet', () => {
    const midnight = new Date('2026-03-04T05:00:00Z');
    expect(isQuiet(null, midnight)).toBe(false);
    expect(isQuiet({ ...setting, quietFrom: null, quietTo: null }, midnight)).toBe(false);
  });
});

describe('who is interrupted, when', () => {
  const candidates: Alertable[] = [
    { severity: 'critical', needsDecision: false },
    { severity: 'warning', needsDecision: true },
    { severity: 'warning', needsDecision: false },
    { severity: 'info', needsDecision: true },
  ];
  const [critical, warning] = candidates;
  const NOON = new Date('2026-03-04T17:00:00Z');
  const NIGHT = new Date('2026-03-04T05:00:00Z');

  test.each([
    ['after the briefing, by day', { isBriefed: true, now: NOON }, [critical, warning]],
    ['before the briefing', { isBriefed: false, now: NOON }, [critical]],
    ['in quiet hours', { isBriefed: true, now: NIGHT }, []],
  ])('%s', (_, moment, expected) => {
    expect(routeAlerts(candidates, { setting, ...moment })).toEqual(expected);
  });
});
