import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue, registry } from '../../src/act/registry.ts';
import { ACTION_KINDS, EFFECT_CLASSES } from '../../src/domain/action.ts';
import { DaybreakError } from '../../src/domain/errors.ts';
import { PARAMS } from './arbitraries.ts';
import { orderParams } from './params.ts';

describe.each(ACTION_KINDS)('%s', (kind) => {
  test('has an effect class and says what it does from its parameters, within a button’s 60 characters', () => {
    expect(EFFECT_CLASSES).toContain(registry[kind].effectClass);
    fc.assert(
      fc.property(PARAMS[kind], (params) => {
        const { label, summary } = catalogue.describe(kind, params);
        expect(label.length).toBeGreaterThan(0);
        expect(label.length).toBeLessThanOrEqual(60);
        expect(summary.length).toBeLessThanOrEqual(1000);
        expect(catalogue.preview(kind, params).length).toBeGreaterThan(0);
      }),
    );
  });

  test('an untouched form changes nothing', () => {
    fc.assert(
      fc.property(PARAMS[kind], (params) => {
        const values = Object.fromEntries(
          catalogue.editFields(kind, params).map(({ id, value }) => [id, value]),
        );
        const edited = catalogue.applyEdit(kind, params, values);
        expect(edited).toEqual(catalogue.parse(kind, params));
      }),
    );
  });

  test('holds each thing once', () => {
    for (const params of fc.sample(PARAMS[kind], 5)) {
      for (const [name, list] of Object.entries(params)) {
        if (!Array.isArray(list) || typeof list[0] !== 'object') continue;
        const doubled = { ...params, [name]: [...list, list[0]] };
        expect(() => catalogue.parse(kind, doubled)).toThrow(DaybreakError);
      }
    }
  });

  test('refuses what is not its own', () => {
    expect(() => catalogue.parse(kind, { nonsense: true })).toThrow(DaybreakError);
    const params = fc.sample(PARAMS[kind], 1)[0] ?? {};
    expect(() => catalogue.applyEdit(kind, params, { supplierId: 'someone else' })).toThrow(
      'cannot be edited',
    );
  });
});

test('an edited quantity changes label, summary and cost', () => {
  const edited = catalogue.applyEdit('create_purchase_order', orderParams(), { quantity: 120 });
  expect(catalogue.describe('create_purchase_order', edited)).toEqual({
    label: 'Reorder 120 units',
    summary: 'Order 120 units of SKU-2847 Trail Runner from Ningbo Apex at $15.00 each, $1,800.00 in all.',
    cost: { minor: 180_000, currency: 'USD' },
  });
});

test.each([
  [{ quantity: 96 }, 'At least 120.'],
  [{ quantity: 130 }, 'A multiple of 24.'],
  [{ quantity: Number.NaN }, 'This must be a number.'],
  [{ quantity: null }, 'Please fill this in.'],
])('an edit to %o is refused at its field: %s', (values, problem) => {
  const edit = () => catalogue.applyEdit('create_purchase_order', orderParams(), values);
  expect(edit).toThrow(
    expect.objectContaining({ code: 'invalid_input', detail: { fields: { quantity: problem } } }),
  );
});

test('what a person may send to a supplier has a checked address', () => {
  const params = { supplierId: 'S1', supplierName: null, to: null, subject: 's', body: 'b' };
  expect(() => catalogue.applyEdit('notify_supplier', params, { to: 'not an address' })).toThrow(
    'e-mail address',
  );
  expect(catalogue.applyEdit('notify_supplier', params, { to: 'a@b.example' })).toMatchObject({
    to: 'a@b.example',
  });
});
