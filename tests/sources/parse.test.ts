import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCode } from '../../src/sources/parse/code.ts';
import { dayOrderOf, instantReader } from '../../src/sources/parse/instant.ts';
import { decimalMarkOf, parseDecimal } from '../../src/sources/parse/number.ts';

const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
/** Instants that a feed may hold, to the second. */
const instants = fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2099, 11, 31) / 1000 });

describe('numbers', () => {
  const styles = [
    ['en-US', 'dot'],
    ['de-DE', 'comma'],
    ['fr-FR', 'comma'],
  ] as const;

  test.each(styles)('as people in %s write them are read back exactly', (locale, mark) => {
    const style = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
    fc.assert(
      fc.property(cents, (amount) => {
        expect(parseDecimal(style.format(amount / 100).replace('−', '-'), mark)).toBe(amount / 100);
      }),
    );
  });

  test.each(['$', '€', 'EUR ', 'USD', '£ '])(
    'a currency before or after them (%s) changes nothing',
    (currency) => {
      fc.assert(
        fc.property(cents, (amount) => {
          const text = Math.abs(amount / 100).toFixed(2);
          const value = Number(text);
          expect(parseDecimal(`${currency}${text}`)).toBe(value);
          expect(parseDecimal(`${text} ${currency.trim()}`)).toBe(value);
          expect(parseDecimal(`(${text})`)).toBe(-value);
        }),
      );
    },
  );

  test('text that is no number is never guessed at', () => {
    const shapes = [
      '',
      '-',
      '--',
      '1e5',
      '1.2.3',
      '12,34',
      '1,2345',
      'n/a',
      '<10%',
      '5%',
      'Infinity',
      '0x1F',
      '１２',
    ];
    expect(shapes.map((text) => parseDecimal(text))).toEqual(shapes.map(() => null));
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = parseDecimal(text);
        expect(value === null || Number.isFinite(value)).toBe(true);
      }),
    );
  });

  test('the mark is told by evidence over the column', () => {
    expect(decimalMarkOf(['1.200', '12,50', '7'])).toBe('comma');
    expect(decimalMarkOf(['1,200', '12.50', '7'])).toBe('dot');
    expect(decimalMarkOf(['1.234,50'])).toBe('comma');
    expect(decimalMarkOf(['7', '1.200'], 'comma')).toBe('comma');
  });
});

describe('instants', () => {
  const zone = 'America/New_York';
  const reader = instantReader(zone, null);

  test('with an offset are read back exactly, in each way of writing them', () => {
    const offsets = fc.constantFrom('Z', ' UTC', '+00:00', ' +0000');
    fc.assert(
      fc.property(instants, offsets, fc.constantFrom('T', ' '), (seconds, offset, between) => {
        const iso = new Date(seconds * 1000).toISOString();
        expect(reader.instant(iso.slice(0, 19).replace('T', between) + offset)).toBe(iso);
      }),
    );
  });

  test('without one are the wall clock of the shop’s zone', () => {
    const wall = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    fc.assert(
      fc.property(instants, (seconds) => {
        const text = wall.format(seconds * 1000);
        const read = reader.instant(text);
        // An hour of autumn comes twice; the text is right for both, so compare what the clocks show.
        expect(read && wall.format(new Date(read))).toBe(text);
      }),
    );
  });

  test('a bare day begins at the shop’s midnight', () => {
    expect(reader.instant('2026-07-01')).toBe('2026-07-01T04:00:00.000Z');
    expect(reader.instant('2026-01-01')).toBe('2026-01-01T05:00:00.000Z');
    expect(reader.day('2026-07-01')).toBe('2026-07-01');
  });

  test('days that no calendar has, and text that is no date, are refused', () => {
    const wrong = ['2026-02-30', '2026-13-01', '2026-01-01T25:00:00Z', '03/04/2026', 'soon', '', '20260101'];
    expect(wrong.map((text) => reader.instant(text))).toEqual(wrong.map(() => null));
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = reader.instant(text);
        expect(read === null || !Number.isNaN(Date.parse(read))).toBe(true);
      }),
    );
  });

  test('day and month are told by a value above twelve, and a column that proves both proves nothing', () => {
    expect(dayOrderOf(['03/04/2026', '25/04/2026'])).toBe('dmy');
    expect(dayOrderOf(['3/4/2026', '4/25/2026 9:05 PM'])).toBe('mdy');
    expect(dayOrderOf(['25/04/2026', '04/25/2026'])).toBe('conflict');
    expect(dayOrderOf(['03/04/2026', '2026-04-25'])).toBeNull();
    expect(instantReader('UTC', 'mdy').instant('4/25/2026 9:05 PM')).toBe('2026-04-25T21:05:00.000Z');
    expect(instantReader('UTC', 'dmy').instant('12.04.2026 00:05')).toBe('2026-04-12T00:05:00.000Z');
  });
});

test('codes keep their zeros, and those that a spreadsheet rounded are refused', () => {
  expect(['00123', "'00123", '="00123"', 'A-1', '1E5', '1.5E+7X'].map(readCode)).toEqual([
    '00123',
    '00123',
    '00123',
    'A-1',
    '1E5',
    '1.5E+7X',
  ]);
  expect(['8.50001E+11', '1E+05', '1,23E+12'].map(readCode)).toEqual([null, null, null]);
});
