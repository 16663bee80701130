import { expect, test } from 'vitest';
import { readHeader, saveMapping } from '../../../src/sources/index.ts';
import { importing, NOW } from '../importing.ts';

const shop = importing();

// Loop lets people choose the columns, so there is no one header to know: this is one that such exports have.
const TEXT = [
  'Return ID,Order Name,Created At,State,Outcome,SKU,Product,Quantity,Return Reason,Customer Comment,Refund Total',
  'R-77,#1001,2026-03-02 08:00:00,closed,refund,TEE-S,Tee,1,Too small,"Runs small, sadly",19.99',
].join('\n');

test('a Loop export is taken for returns, and the command that reads it is said in full', async () => {
  const report = await shop.importText('loop.csv', TEXT);
  expect(report).toMatchObject({ recognisedAs: null, read: 0 });
  expect(report.notes.join(' ')).toContain(
    '--as returns --map "return_id=Return ID,sku=SKU,order_id=Order Name,returned_at=Created At,quantity=Quantity,reason=Return Reason,comment=Customer Comment,refund_amount=Refund Total"',
  );
});

test('what was said once holds for every file with this header', async () => {
  await shop.importText('loop.csv', TEXT);
  const mapping = {
    ...{ return_id: 'Return ID', sku: 'SKU', order_id: 'Order Name', returned_at: 'Created At' },
    ...{ quantity: 'Quantity', reason: 'Return Reason', comment: 'Customer Comment' },
    refund_amount: 'Refund Total',
  };
  const header = await readHeader(`${shop.folder}/loop.csv`);
  await saveMapping(shop.db, { header, entity: 'returns', mapping, now: NOW });
  expect(await shop.importText('loop 2.csv', TEXT)).toMatchObject({
    recognisedAs: 'mapped.returns',
    written: 1,
  });
  expect(
    await shop.rows('select return_id, order_id, sku, reason, comment, refund_minor from return_line'),
  ).toEqual([
    {
      ...{ return_id: 'R-77', order_id: '#1001', sku: 'TEE-S', reason: 'Too small' },
      ...{ comment: 'Runs small, sadly', refund_minor: 1999 },
    },
  ]);
});

test('a header that looks like nothing is asked about', async () => {
  const report = await shop.importText('odd.csv', 'colour,shape\nred,round\n');
  expect(report.notes.join(' ')).toContain('Say what it holds');
});
