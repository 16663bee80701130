import { expect, test } from 'vitest';
import { registry } from '../../src/act/registry.ts';
import { RETURNS_PLAYBOOKS } from '../../src/advise/playbooks/returns/index.ts';
import { sizeChart } from '../../src/advise/words/size-chart.ts';
import { RETURNS_EXAMPLES } from '../brief/kinds/returns.ts';
import { findingOf } from './findings.ts';
import { contextOf, outlookOf } from './outlook.ts';

test.each([
  [
    ['Ridge Hoodie, Ink, L', 'Ridge Hoodie, Ink, S', 'Ridge Hoodie, Ink, M'],
    'small',
    'Usual S: take M · usual M: take L',
  ],
  [['Ridge Hoodie, Ink, S', 'Ridge Hoodie, Moss, S', 'Ridge Hoodie, Moss, M'], 'large', 'Usual M: take S'],
  [
    ['Trail Runner - 42', 'Trail Runner - 42.5', 'Trail Runner - 41'],
    'small',
    'Usual 41: take 42 · usual 42: take 42.5',
  ],
] as const)('the sizes of a style, %j, that runs %s', (titles, runs, chart) => {
  expect(sizeChart(titles, runs)).toBe(chart);
});

test('no chart is made up where there are no sizes, one size, or letters beside numbers', () => {
  expect(sizeChart(['Mug, Rust', 'Mug, Fog'], 'small')).toBeNull();
  expect(sizeChart(['Beanie, S'], 'small')).toBeNull();
  expect(sizeChart(['Shirt, M', 'Shirt, 42'], 'small')).toBeNull();
});

const SIZES = ['S', 'M', 'L'].map((size) =>
  outlookOf({ sku: `RH-${size}`, title: `Ridge Hoodie, Ink, ${size}`, similarGroup: 'ridge' }),
);

function adviceFor(changes: Record<string, unknown> = {}) {
  const evidence = {
    ...RETURNS_EXAMPLES.return_spike.evidence,
    supplierId: 'S1',
    supplierName: 'Apex',
    ...changes,
  };
  const finding = findingOf('return_spike', 'RH-M', evidence);
  return RETURNS_PLAYBOOKS.return_spike(finding, contextOf(SIZES));
}

test('a style that runs small gets its line and its chart, and the supplier the figures and what is asked', () => {
  const advice = adviceFor();
  const [listing, note] = advice?.actions ?? [];
  expect(listing).toMatchObject({
    kind: 'update_listing',
    params: {
      sku: 'RH-M',
      message: expect.stringContaining('take one size up'),
      sizeChart: 'Usual S: take M · usual M: take L',
    },
  });
  expect(note).toMatchObject({ kind: 'notify_supplier', params: { supplierId: 'S1' } });
  expect(note?.params.body).toMatch(/11 % of the units.*before that it was 4 %.*17 returns so far/s);
  expect(note?.params.body).toContain('Please check the measurements');
  for (const { kind, params, label, summary } of advice?.actions ?? []) {
    expect(registry[kind].parse(params)).toEqual(params);
    expect(registry[kind].describe(params)).toEqual({ label, summary, cost: null });
  }
});

test('what began with a batch names it, as when and not as why', () => {
  const cause = {
    kind: 'batch',
    id: 'LOT-88',
    on: '2026-02-03',
    from: 'S1',
    to: 'inferred, first in first out',
    confidence: 0.9,
  };
  const advice = adviceFor({ cause });
  expect(advice?.because.join(' ')).toMatch(/began with the batch LOT-88 .* not proof of why/);
  expect(advice?.because.join(' ')).toContain('inferred');
  const note = advice?.actions.find(({ kind }) => kind === 'notify_supplier');
  expect(note?.params.body).toContain('LOT-88');
});

test('what breaks is the supplier’s matter and no line on the listing', () => {
  const advice = adviceFor({ topReason: 'defective', reasons: [{ code: 'defective', share: 0.8 }] });
  expect(advice?.actions.map(({ kind }) => kind)).toEqual(['notify_supplier']);
});
