import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escaped, lengthOf, plainText, typed } from '../../blocks/text.ts';
import { text } from './arbitraries.ts';

const FAMILY = '👩‍👩‍👧‍👦';

describe('text from outside', () => {
  test.each([
    ['<!channel> & co', '&lt;!channel&gt; &amp; co'],
    ['&lt;!channel&gt;', '&amp;lt;!channel&amp;gt;'],
    ['<https://evil.example|your bank>', '&lt;https://evil.example|your bank&gt;'],
    ['SKU_2847_XL 2*3', 'SKU_2847_XL 2*3'],
    ['*bold* _it_ ~no~ `code`', '∗bold∗ ˍitˍ ∼no∼ ˋcodeˋ'],
    ['one\n\n two\u2028three\t four', 'one two three four'],
    ['bell\u0007 \u001b[31mred \ud800lone', 'bell [31mred lone'],
    ['gnp\u202egpj', 'gnpgpj'],
    ['قميص أزرق', '\u2068قميص أزرق\u2069'],
  ])('%j', (given, shown) => {
    expect(escaped(given, 200)).toBe(shown);
  });

  test('@here in any spelling is only text', () => {
    for (const name of ['@here', '@Channel', '@everyone', '@here_all'])
      expect(escaped(name, 99)).not.toContain(name);
  });

  test('a quote at the start does not become a quotation', () => {
    expect(escaped('> said', 99)).not.toMatch(/^(>|&gt;)/);
  });
});

describe('a cut', () => {
  test('says so, with how much is missing where there is room', () => {
    expect(escaped('x'.repeat(3000), 400)).toMatch(/^x{300,}… \(2,\d\d\d more characters\)$/);
    expect(plainText('x'.repeat(3000), 75)).toMatch(/^x{70,}…$/);
  });

  test('counts what is missing rightly', () => {
    const [, kept = '', left = ''] =
      /^(x+)… \((.+) more characters\)$/.exec(escaped('x'.repeat(3000), 400)) ?? [];
    expect(kept.length + Number(left.replace(',', ''))).toBe(3000);
  });

  test('leaves whole what people see as one character', () => {
    const cut = plainText(FAMILY.repeat(40), 75).replace('…', '');
    expect(cut.length).toBeGreaterThan(0);
    expect(cut.replaceAll(FAMILY, '')).toBe('');
  });

  test('never splits an entity', () => {
    expect(escaped('&'.repeat(3000), 100)).toMatch(/^(&amp;)+…$/);
  });

  test('keeps to its limit, whatever the text', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 24, max: 500 }), (given, max) => {
        expect(lengthOf(escaped(given, max))).toBeLessThanOrEqual(max);
        expect(lengthOf(plainText(given, max))).toBeLessThanOrEqual(max);
        expect(lengthOf(typed(given, max))).toBeLessThanOrEqual(max);
      }),
    );
  });

  test('what fits is not touched', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,40}$/), (given) => {
        expect(escaped(given, 42)).toBe(given);
        expect(plainText(given, 42)).toBe(given);
      }),
    );
  });
});

test('a form keeps lines and marks as they were typed', () => {
  expect(typed('Dear *all*,\r\n\tplease <hurry>\u0007', 3000)).toBe('Dear *all*,\n\tplease <hurry>');
});
