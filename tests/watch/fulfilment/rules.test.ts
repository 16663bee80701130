import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFrontMatter } from '../../../src/platform/front-matter.ts';
import { brokenRule, carrierRules, type Parcel } from '../../../src/watch/fulfilment/parcels/rules.ts';

const { documents } = await readFrontMatter(join(import.meta.dirname, '../../../knowledge'));
const { rules } = carrierRules(documents);

function parcel(changes: Partial<Parcel>): Parcel {
  return {
    carrier: 'UPS',
    service: 'Ground',
    address: 'street',
    country: 'US',
    region: 'OR',
    shippable: ['normal'],
    categories: ['Shoes'],
    grams: 700,
    month: 7,
    ...changes,
  };
}

test.each([
  ['a street by ground', {}, null],
  ['a PO box with UPS', { address: 'po_box' }, 'no-po-box'],
  ['a PO box with UPS in one word', { address: 'po_box', carrier: 'ups_ground', service: null }, 'no-po-box'],
  ['a PO box with USPS', { address: 'po_box', carrier: 'USPS' }, null],
  ['a PO box without a carrier', { address: 'po_box', carrier: null }, null],
  ['a military address with FedEx', { address: 'military', carrier: 'FedEx' }, 'no-po-box'],
  ['Hawaii with UPS', { region: 'HI' }, 'far-states'],
  ['Hawaii with USPS', { region: 'hi', carrier: 'USPS' }, null],
  ['hazmat by air', { shippable: ['normal', 'hazmat'], service: '2nd Day Air' }, 'hazmat-by-ground'],
  ['hazmat by ground', { shippable: ['hazmat'] }, null],
  ['hazmat by a service that is not told', { shippable: ['hazmat'], service: null }, null],
  ['oversize by ground', { shippable: ['oversize'] }, 'oversize-by-freight'],
  ['oversize by freight', { shippable: ['oversize'], carrier: 'FedEx', service: 'Freight Economy' }, null],
  ['candles by air in July', { categories: ['Candles'], service: 'Next Day Air' }, 'candles-in-summer'],
  ['candles by air in December', { categories: ['Candles'], service: 'Next Day Air', month: 12 }, null],
] as const)('%s', (_, changes, rule) => {
  expect(brokenRule(parcel(changes), rules)?.id ?? null).toBe(rule);
});

test('a rule says which document states it', () => {
  expect(rules.map(({ citation }) => citation)).toContain('Carrier rules (policies/carriers.md)');
});

test('what cannot be read is told and the rest is followed; no folder is no rules', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'daybreak-rules-'));
  await writeFile(
    join(folder, 'a.md'),
    '---\ntitle: A\ncarrier_rules:\n  - { id: x }\n  - { id: y, say: s, when: {}, never: [{ carrier: Z }] }\n---\n',
  );
  await writeFile(join(folder, 'b.md'), '---\n: [\n---\n');
  await writeFile(join(folder, 'c.md'), '# no front matter\n');
  const read = await readFrontMatter(folder);
  const found = carrierRules(read.documents);
  expect(read.unreadable).toEqual([{ path: 'b.md', reason: 'its front matter is not YAML' }]);
  expect(found.rules.map(({ id }) => id)).toEqual(['y']);
  expect(found.problems).toEqual([expect.stringMatching(/^rule 1 of a\.md is not followed/)]);
  await rm(folder, { recursive: true });
  expect(await readFrontMatter(folder)).toEqual({ documents: [], unreadable: [] });
});
