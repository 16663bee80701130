import { expect, test } from 'vitest';
import { evidenceLines } from '../../src/brief/why/evidence.ts';

test('facts of other rooms that moved a finding are told with what they changed and what they rest on', () => {
  const fact = {
    kind: 'return_rate',
    subject: { type: 'sku', id: 'SKU-1' },
    value: { rate: 0.12, n: 1230 },
    moved: 'margin of a sale 60 % → 53 %',
  };
  const lines = evidenceLines(
    { window: { from: '2026-03-01', to: '2026-03-02' }, sources: [], confidence: 0.9, facts: [fact] },
    'UTC',
  );
  expect(lines).toContainEqual({
    label: 'Moved by return rate of SKU-1',
    value: 'margin of a sale 60 % → 53 % (SKU-1 comes back with 12 %, of 1,230 units)',
  });
});
