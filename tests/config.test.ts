import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

test('everything has a default that works', () => {
  expect(readConfig({})).toMatchObject({ DAYBREAK_DATA_DIR: '.daybreak', PORT: 3000, DAYBREAK_ADMINS: [] });
});

test('an empty variable means that it is not set', () => {
  expect(readConfig({ DATABASE_URL: '', DAYBREAK_ADMINS: '' })).toMatchObject({ DAYBREAK_ADMINS: [] });
  expect(readConfig({ DATABASE_URL: ' ' }).DATABASE_URL).toBeUndefined();
});

test('a wrong variable is named with what it must be', () => {
  expect(() => readConfig({ DAYBREAK_TIME_ZONE: 'Mars/Olympus' })).toThrow(
    /DAYBREAK_TIME_ZONE must be an IANA time zone/,
  );
  expect(() => readConfig({ DAYBREAK_BRIEFING_AT: '7.30' })).toThrow(
    /DAYBREAK_BRIEFING_AT must be a time such as 07:30/,
  );
});
