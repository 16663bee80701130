import { expect, test } from 'vitest';
import { reasonOf, reasonOfCode, reasonsIn } from '../../../src/watch/returns/reasons.ts';

test.each([
  ['Runs small, had to size up.', 'too_small'],
  ['Way too tight across the shoulders', 'too_small'],
  ['It fits like an S although I ordered M', 'too_small'],
  ['The sleeves are too short', 'too_small'],
  ['I am swimming in it', 'too_large'],
  ['A full size bigger than the chart says', 'too_large'],
  ['The zip was faulty', 'defective'],
  ['Arrived cracked', 'damaged'],
  ['You sent me the wrong colour', 'wrong_item'],
  ['Received a different shirt', 'wrong_item'],
  ['Colour looks different in daylight', 'not_as_described'],
  ['A seam came loose after one wash', 'quality'],
  ['Came after the party', 'late'],
  ['Changed my mind', 'changed_mind'],
])('“%s” is %s', (text, reason) => {
  expect(reasonsIn(text)[0]).toBe(reason);
});

test.each([
  'Not too small at all',
  "It didn't run small for me",
  'It is not tight, I like it',
  'never too big',
  'The fit is fine, nothing is too long',
  "doesn't run large",
  'It was not damaged',
  "wasn't too loose",
])('“%s” denies it', (text) => {
  expect(reasonsIn(text)).toEqual([]);
});

test('what is denied does not hide what is meant', () => {
  expect(reasonsIn('Not too small, rather too large')).toEqual(['too_large']);
});

test.each([
  ['Too Small', 'too_small'],
  ['APPAREL_TOO_LARGE', 'too_large'],
  ['DEFECTIVE', 'defective'],
  ['NOT_AS_DESCRIBED', 'not_as_described'],
  ['UNWANTED_ITEM', 'changed_mind'],
  ['DAMAGED_BY_CARRIER', 'damaged'],
  ['SWITCHEROO', 'wrong_item'],
  ['xyz', null],
  ['', null],
] as const)('the code %s is %s', (code, reason) => {
  expect(reasonOfCode(code)).toBe(reason);
});

test('a text says more than a code that says nothing', () => {
  expect(reasonOf('other', 'much too small')).toBe('too_small');
  expect(reasonOf('changed_mind', 'runs small')).toBe('too_small');
  expect(reasonOf('quality', 'runs small')).toBe('quality');
  expect(reasonOf(null, null)).toBe('other');
});
