import { expect, test } from 'vitest';
import type { Names } from '../../src/ask/names/resolve.ts';
import type { Named } from '../../src/ask/names/store.ts';
import { continued } from '../../src/ask/thread/follow-up.ts';
import type { Turn } from '../../src/ask/thread/store.ts';

const BOTTLE: Named = { type: 'sku', id: 'SKU-2847', title: 'Summit Bottle' };
const SUBJECTS = [
  { type: 'sku', id: 'SKU-2847' },
  { type: 'sku', id: 'SKU-2840' },
] as const;

function turn(more: Partial<Turn> = {}): Turn {
  return { intent: 'stock', status: 'answered', subjects: [SUBJECTS[0]], ...more } as Turn;
}

function follow(text: string, { before = turn(), found = [] as Named[], standsAlone = false } = {}) {
  const names: Names = { found, unclear: [], asked: text };
  return continued(text, names, before, ({ id }) => id, standsAlone);
}

test('"last week" is a time, not the last one of a list', () => {
  const told = follow('and how many sold last week', { before: turn({ subjects: [...SUBJECTS] }) });
  expect('status' in told && told.status).toBe('clarify');
  const one = follow('and how many sold last week');
  expect('names' in one && one.names.found.map(({ id }) => id)).toEqual(['SKU-2847']);
});

test('"the last one" is the last of a list', () => {
  const told = follow('the last one', { before: turn({ subjects: [...SUBJECTS] }) });
  expect('names' in told && told.names.found.map(({ id }) => id)).toEqual(['SKU-2840']);
});

test('two words that are a question of a known kind stand alone', () => {
  const told = follow('late POs', { before: turn({ subjects: [...SUBJECTS] }), standsAlone: true });
  expect('names' in told && told.names.found).toEqual([]);
});

test('what is asked about the same names it, so that it finds the tool that needs it', () => {
  const told = follow('what about returns');
  expect('names' in told && told.names.asked).toBe('what about returns sku');
});

test('who was asked back and names another gets the answer to what was asked', () => {
  const told = follow('neither, i meant 2847', { before: turn({ status: 'clarify' }), found: [BOTTLE] });
  expect('names' in told && told.intent).toBe('stock');
});
