import { expect, test } from 'vitest';
import { latestSlot } from '../../src/platform/slots.ts';

const daily = (at: string, timeZone: string) => ({ every: 'day' as const, at, timeZone });

test.each([
  // now, cadence, the slot's day, the instant at which it was due
  [
    'before the time it is still yesterday’s slot',
    '2026-03-03T12:29:00Z',
    '07:30',
    'America/New_York',
    '2026-03-02',
    '2026-03-02T12:30:00Z',
  ],
  [
    'at the time it is today’s',
    '2026-03-03T12:30:00Z',
    '07:30',
    'America/New_York',
    '2026-03-03',
    '2026-03-03T12:30:00Z',
  ],
  [
    'a time that DST skips comes right after the gap',
    '2026-03-08T07:31:00Z',
    '02:30',
    'America/New_York',
    '2026-03-08',
    '2026-03-08T07:30:00Z',
  ],
  [
    'a time that DST repeats is due at its first',
    '2026-11-01T06:10:00Z',
    '01:30',
    'America/New_York',
    '2026-11-01',
    '2026-11-01T05:30:00Z',
  ],
  [
    'after the repeat it is still the same slot',
    '2026-11-01T06:45:00Z',
    '01:30',
    'America/New_York',
    '2026-11-01',
    '2026-11-01T05:30:00Z',
  ],
  ['half-hour zones', '2026-06-01T02:00:00Z', '07:30', 'Asia/Kolkata', '2026-06-01', '2026-06-01T02:00:00Z'],
  ['southern DST', '2026-10-03T20:30:00Z', '07:30', 'Australia/Sydney', '2026-10-04', '2026-10-03T20:30:00Z'],
  ['month end', '2026-02-28T23:00:00Z', '07:30', 'Europe/London', '2026-02-28', '2026-02-28T07:30:00Z'],
])('%s', (_, now, at, zone, key, dueAt) => {
  expect(latestSlot(daily(at, zone), new Date(now))).toEqual({ key, dueAt: new Date(dueAt) });
});

test('an hourly slot is named by its UTC hour', () => {
  const slot = latestSlot({ every: 'hour' }, new Date('2026-03-03T12:59:59Z'));
  expect(slot).toEqual({ key: '2026-03-03T12', dueAt: new Date('2026-03-03T12:00:00Z') });
});
