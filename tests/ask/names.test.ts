import { expect, test } from 'vitest';
import { missingRow } from '../../src/ask/answer/missing-row.ts';
import { isQuestion } from '../../src/ask/gaps/is-question.ts';
import { NameBook } from '../../src/ask/names/resolve.ts';
import type { Named, NamedType } from '../../src/ask/names/store.ts';

const of = (type: NamedType, id: string, title = id): Named => ({ type, id, title });
const MITTENS = ['S', 'M', 'L', 'XL'].map((size, i) =>
  of('sku', `SKU-310${i}`, `Arctic Mitten, Slate, ${size}`),
);
const book = new NameBook(
  [
    ...MITTENS,
    of('sku', 'SKU-3200', 'Copper Kettle, Plain'),
    of('sku', 'SKU-3201', 'Copper Kettle, Hammered'),
    of('sku', 'SKU-3300', 'Wool Sock, Grey'),
    of('supplier', 'S1', 'Tromso Wool'),
    of('supplier', 'S2', 'Birka Metal'),
  ],
  {
    nicknames: [
      { name: 'the paws', skus: MITTENS.map(({ id }) => id) },
      { name: 'the whistle', skus: ['SKU-3201'] },
      { name: 'the ghost', skus: ['SKU-9'] },
    ],
    shapes: [
      { type: 'order', prefix: 'AB-', least: 5, most: 5 },
      { type: 'ticket', prefix: 'T-', least: 5, most: 5 },
      { type: 'purchase_order', prefix: 'PO-', least: 6, most: 6 },
    ],
  },
);
const resolve = (question: string) => book.resolve(question, []);
const found = (question: string) => resolve(question).found.map(({ id }) => id);
const options = (question: string) =>
  resolve(question).unclear.flatMap(({ options: own }) => own.map(({ id }) => id));

test.each(['sku3201 stock', 'SKU3201?', 'stock of sku 3201', 'sku_3201', 'how many SKU-3201'])(
  '“%s” is that SKU',
  (question) => expect(found(question)).toEqual(['SKU-3201']),
);

test('a nickname is what the documents say it is, narrowed by what else is said, or asked back about', () => {
  expect(found('how many whistles are left')).toEqual(['SKU-3201']);
  expect(options('stock of the paws')).toEqual(['SKU-3100', 'SKU-3101', 'SKU-3102']);
  expect(found('paws in XL?')).toEqual(['SKU-3103']);
  expect(resolve('what does the whistle mean')).toMatchObject({ found: [], unclear: [] });
  expect(resolve('is the ghost in stock')).toMatchObject({ found: [], unclear: [] });
});

test('a misspelt title or supplier is asked back about, never taken', () => {
  expect(resolve('how many copper ketles')).toMatchObject({ found: [] });
  expect(options('how many copper ketles')).toEqual(['SKU-3200', 'SKU-3201']);
  expect(options('artic mitten slate XL on hand')).toContain('SKU-3103');
  expect(resolve('lead time tromsa')).toMatchObject({
    found: [],
    unclear: [{ phrase: 'tromsa', options: [{ id: 'S1' }] }],
  });
  expect(found('lead time tromso')).toEqual(['S1']);
  expect(options('what is in stock')).toEqual([]);
});

test.each([
  ['status PO-104299', 'No purchase order PO-104299 is loaded.'],
  ['status PO-1042', 'No purchase order PO-1042 is loaded.'],
  ['T-883', 'No ticket T-883 is loaded.'],
  ['where is 10482', 'No order 10482 is loaded.'],
  ['wheres order 31019', 'No order 31019 is loaded.'],
  ['please hold shipment SH-000001', 'No shipment SH-000001 is loaded.'],
  ['reply to ticket 883', 'No ticket 883 is loaded.'],
  ['hold the parcel SHP-1', 'No shipment SHP-1 is loaded.'],
])('“%s” names no row, and no SKU is offered for it', (question, text) => {
  expect(missingRow(resolve(question))).toMatchObject({ status: 'unknown', text });
  expect(options(question)).toEqual([]);
});

test('a SKU that is a slip away is still offered', () => {
  expect(missingRow(resolve('stock of SKU-32001'))).toBeNull();
  expect(options('stock of SKU-32001')).toContain('SKU-3201');
});

test.each(['thanks!', 'yes', 'why?', 'ok great, thank you', '👍', '<@U1> hello', 'hm'])(
  '“%s” asks for nothing',
  (text) => expect(isQuestion(text)).toBe(false),
);

test.each(['why is the kettle late', 'return window', 'who is the broker?', 'is the test kit hazmat'])(
  '“%s” is a question',
  (text) => expect(isQuestion(text)).toBe(true),
);
