import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '../../src/trace/redact.ts';
import { entryOf } from './entries.ts';

// Put together here, so that no scanner takes them for real ones.
const TOKENS = [
  ['xoxb', '123456789012', 'abcdefABCDEF'].join('-'),
  ['xapp', '1', 'A0123', '456', 'deadbeef'].join('-'),
  ['xoxe.xoxp', '1', 'Mi0yLTEyMzQ'].join('-'),
  ['sk', 'proj', 'abcdefghijklmnopqrstuvwx'].join('-'),
  ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_'),
  ['shpat', 'abcdef0123456789abcdef0123456789'].join('_'),
  ['ghp', 'abcdefghijklmnopqrstuvwxyz0123456789'].join('_'),
];
const ADDRESSES = ['jane.doe+po@apex.example', 'jörg.o’neill@müller.example', "o'hara@mail.shop.example.co"];

function summaryOf(summary: string): string {
  return redact(entryOf({ summary })).summary;
}

test.each(TOKENS)('the token %s is not kept, anywhere', (token) => {
  const data = { note: token, deep: [{ [token]: `see ${token}.` }] };
  const clean = JSON.stringify(redact(entryOf({ summary: `"${token}" leaked`, data })));
  expect(clean).not.toContain(token.slice(-8));
  expect(clean).toContain('leaked');
});

test.each(ADDRESSES)('the address %s is not kept', (address) => {
  expect(summaryOf(`Write to <${address}>, soon`)).toBe('Write to <[e-mail]>, soon');
});

test.each([
  ['Authorization: Bearer abc.def-ghi_123', 'Authorization: Bearer [token]'],
  ['post to https://hooks.slack.com/actions/T1/2/xyz now', 'post to [link] now'],
  ['call +49 (30) 1234-5678 today', 'call [phone] today'],
])('“%s” becomes “%s”', (before, after) => {
  expect(summaryOf(before)).toBe(after);
});

test.each([
  'SKU-2847 stocks out in 4 days: +240 units for $3,600.00, 2026-03-03',
  'DB-0123456789 for 240 units @ $15.00 each',
  'ask-the-supplier, task_force, skirt-red-medium-long',
  'act_k3x9c7d2m5n8p1q4:1:do and fnd_0123456789',
])('what is not a secret stays: %s', (text) => {
  expect(summaryOf(text)).toBe(text);
});

test('redacting again changes nothing, and no address survives in any text', () => {
  fc.assert(
    fc.property(fc.string(), fc.emailAddress(), fc.string(), (before, email, after) => {
      const once = redact(entryOf({ summary: `${before} ${email} ${after}` }));
      expect(once.summary).not.toContain(email);
      expect(redact(once)).toEqual(once);
    }),
  );
});

test('a long text without any secret is read in one pass', () => {
  const text = 'a'.repeat(200_000);
  expect(summaryOf(text)).toBe(text);
});
