import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationIn } from '../../src/ask/tools/period/duration.ts';
import { findPeriods } from '../../src/ask/tools/period/find.ts';
import { addDays, dayOf, weekdayOf } from '../../src/domain/day.ts';

/** A Saturday evening in New York; it is Sunday in UTC already. */
const NOW = new Date('2026-11-29T02:24:00Z');
const ZONE = 'America/New_York';
const find = (text: string) => {
  const { periods, rest } = findPeriods(text, NOW, ZONE);
  return [...periods.map(({ from, to }) => (from === to ? from : `${from}..${to}`)), rest];
};

test.each([
  ['units sold on nov 20', '2026-11-20', 'units sold'],
  ['revenue black friday', '2026-11-27', 'revenue'],
  ['how much since monday', '2026-11-23..2026-11-28', 'how much'],
  ['sales in Q3', '2026-07-01..2026-09-30', 'sales'],
  ['units two days ago', '2026-11-26', 'units'],
  ['sales in september', '2026-09-01..2026-09-30', 'sales'],
  ['sales last tuesday', '2026-11-24', 'sales'],
  ['sales on saturday', '2026-11-28', 'sales'],
  ['sales last saturday', '2026-11-21', 'sales'],
  ['sales november 2025', '2025-11-01..2025-11-30', 'sales'],
  ['sales in december', '2025-12-01..2025-12-31', 'sales'],
  ['orders on 2026-11-20', '2026-11-20', 'orders'],
  ['sales last week', '2026-11-16..2026-11-22', 'sales'],
  ['sales this week', '2026-11-23..2026-11-28', 'sales'],
  ['sales the week before last', '2026-11-09..2026-11-15', 'sales'],
  ['sales the week of nov 10', '2026-11-09..2026-11-15', 'sales'],
  ['sales in the last 3 months', '2026-08-28..2026-11-27', 'sales'],
  ['sales in the last two weeks', '2026-11-14..2026-11-27', 'sales'],
  ['sales from nov 1 to nov 10', '2026-11-01..2026-11-10', 'sales'],
  ['sales between monday and wednesday', '2026-11-23..2026-11-25', 'sales'],
  ['sales from nov 1 onwards', '2026-11-01..2026-11-28', 'sales'],
  ['tickets from yesterday', '2026-11-27', 'tickets'],
  ['sales in may', '2026-05-01..2026-05-31', 'sales'],
  ['the day before yesterday', '2026-11-26', ''],
  ['sales on the 31st', '2026-10-31', 'sales'],
  ['sales in 2025', '2025-01-01..2025-12-31', 'sales'],
])('"%s" is %s', (text, days, rest) => {
  expect(find(text)).toEqual([days, rest]);
});

test('two periods are both found, to be compared', () => {
  expect(find('revenue this year vs last year')).toEqual([
    '2026-01-01..2026-11-28',
    '2025-01-01..2025-12-31',
    'revenue vs',
  ]);
});

test.each([
  'price may change',
  'what sat on the shelf',
  'SKU-2847',
  '750 ml',
  'PO-261127-06',
  'last 24 hours',
])('"%s" names no day', (text) => {
  expect(find(text)).toEqual([text.toLowerCase()]);
});

const instants = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .filter((date) => !Number.isNaN(date.getTime()));
const zones = fc.constantFrom('UTC', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata');
const MONTHS = ['jan', 'feb', 'march', 'april', 'june', 'july', 'aug', 'sept', 'oct', 'nov', 'dec'];

test('a day of the past year is found again however it is written, in the zone of the shop', () => {
  fc.assert(
    fc.property(instants, zones, fc.integer({ min: 1, max: 360 }), (now, zone, ago) => {
      const day = addDays(dayOf(now, zone), -ago);
      const month = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(
        Date.parse(day),
      );
      const number = Number(day.slice(8));
      // "May 7" and "7 May" are days; so is what is said with its year.
      for (const written of [
        `${month} ${number}`,
        `${number} ${month}`,
        `${month} ${number}, ${day.slice(0, 4)}`,
        day,
      ])
        expect(findPeriods(`units sold on ${written}`, now, zone).periods).toMatchObject([
          { from: day, to: day },
        ]);
    }),
    { numRuns: 60 },
  );
});

test('whatever is named, it begins before it ends and its weeks begin on Monday', () => {
  const texts = [
    'last week',
    'this week',
    'last month',
    'last quarter',
    'in Q2',
    'since friday',
    'black friday',
    'last 3 months',
    ...MONTHS.map((month) => `in ${month}`),
  ];
  fc.assert(
    fc.property(instants, zones, fc.constantFrom(...texts), (now, zone, text) => {
      const today = dayOf(now, zone);
      const [period] = findPeriods(`sales ${text}`, now, zone).periods;
      expect(period).toBeDefined();
      if (!period) return;
      expect(period.from <= period.to && period.from <= today).toBe(true);
      if (/week/.test(text)) expect(weekdayOf(period.from)).toBe(1);
      if (/last/.test(text)) expect(period.to < today).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['what if ningbo is two weeks late', 14],
  ['what if ningbo is 3 wks late', 21],
  ['sim: ningbo +3 weeks', 21],
  ['slips 10 days', 10],
  ['dead stock over 6 months', 180],
  ['more than 180 days of cover', 180],
  ['half a year of cover', 183],
  ['SKU-2847', null],
])('"%s" is %s days', (text, days) => {
  expect(durationIn(text)).toBe(days);
});
