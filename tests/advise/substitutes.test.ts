import { expect, test } from 'vitest';
import { substituteFinder } from '../../src/advise/substitutes/find.ts';
import { fitsInstead, sizeOf } from '../../src/advise/substitutes/size.ts';
import { leadTimeOf, outlookOf, usd } from './outlook.ts';

test.each([
  ['Ridge Hoodie, Moss, L', 'l'],
  ['Ridge Hoodie - 2XL / Moss', '2xl'],
  ['Merino Tee (xs)', 'xs'],
  ['Ferry Chino, Navy, 33', '33'],
  ['Dockside Boot – EU 42.5', 'eu42.5'],
  ['Kids Ridge Hoodie, Moss, size 8', '8'],
  ['Jeans | W32 | Raw', 'w32'],
  ['Summit Bottle 750 ml, Fog', null],
  ['Cook Set, 4 people', null],
  ['XL', null],
  ['', null],
])('the size in “%s” is %s', (title, size) => {
  expect(sizeOf(title)).toBe(size);
});

test('only another size does not fit', () => {
  expect(fitsInstead('l', 'xl')).toBe(false);
  expect([fitsInstead('l', 'l'), fitsInstead('l', null), fitsInstead(null, 'xl')]).toEqual([
    true,
    true,
    true,
  ]);
});

const hoodie = (sku: string, title: string, changes: Parameters<typeof outlookOf>[0] = {}) =>
  outlookOf({
    sku,
    title,
    category: 'Hoodies',
    similarGroup: 'Ridge Hoodie',
    onHand: 500,
    leadTime: leadTimeOf(12),
    ...changes,
  });

test('who wants a hoodie in L is shown other hoodies in L, not the same one in another size', () => {
  const wanted = hoodie('H-1', 'Ridge Hoodie, Moss, L', { onHand: 3 });
  const catalogue = [
    wanted,
    hoodie('H-2', 'Ridge Hoodie, Moss, XS'),
    hoodie('H-3', 'Ridge Hoodie, Moss, M'),
    hoodie('H-4', 'Ridge Hoodie, Clay, L'),
    hoodie('H-5', 'Harbor Hoodie, Moss, L', { similarGroup: 'Harbor Hoodie' }),
    hoodie('H-6', 'Ridge Hoodie, Navy, L', { onHand: 10 }),
    hoodie('H-7', 'Ridge Hoodie, Sand, L', { status: 'archived' }),
    hoodie('H-8', 'Camp Mug', { category: 'Kitchen', similarGroup: null, price: usd(12) }),
  ];
  const found = substituteFinder(catalogue)(wanted, undefined, 5);
  expect(found.map(({ outlook }) => outlook.sku)).toEqual(['H-4', 'H-5']);
});
