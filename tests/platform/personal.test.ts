import { expect, test } from 'vitest';
import { personalIn } from '../../src/platform/personal.ts';

test.each([
  ['call 212-555-0187 or (415) 555-2671', ['phone 212-555-0187', 'phone (415) 555-2671']],
  ['+44 20 7946 0958, 07700 900123', ['phone +44 20 7946 0958', 'phone 07700 900123']],
  ['Jane, jane.doe@example.com', ['e-mail jane.doe@example.com']],
  ['at 12 Elm Street, Portland ME 04101, or so', ['address 12 Elm Street, Portland ME 04101']],
  ['221B Baker Street', ['address 221B Baker Street']],
  ['Hauptstraße 12, 10115 Berlin', ['address Hauptstraße 12, 10115 Berlin']],
  ['card 4111 1111 1111 1111', ['card 4111 1111 1111 1111']],
  ['to DE89 3704 0044 0532 0130 00', ['account DE89 3704 0044 0532 0130 00']],
])('%s: is found', (text, found) => {
  expect(personalIn(text).map((one) => `${one.kind} ${one.text}`)).toEqual(found);
});

test.each([
  'SKU-2847: 13,254 units for $146,930 from 2025-11-29 to 2026-11-28',
  'order 113-1234567-1234567, tracking 9400 1118 9922 3197 4282 10 or 1Z999AA10123456784',
  '03.12.2025 14:30, barcode 036000291452',
  'from 7 to 12 days by road',
])('%s: holds nothing personal', (text) => {
  expect(personalIn(text)).toEqual([]);
});
