import { describe, expect, test } from 'vitest';
import { corrected, correctionFact, correctionsIn } from '../../src/context/index.ts';

const ratio = {
  kind: 'channel_return_ratio',
  subject: { type: 'acquisition_channel', id: 'social' },
  value: { versus: 'search', ratio: 2, interval: [1.6, 2.4], rate: 0.2, n: 400 },
  confidence: 0.95,
} as const;
const said = (value: Parameters<typeof correctionFact>[2]) =>
  correctionsIn([correctionFact('channel_return_ratio', 'social', value)]);

describe('people’s word on what was learned', () => {
  test('stands before what was measured, of which the rest is kept', () => {
    expect(corrected([ratio], said({ set: { ratio: 1.2 } }))).toEqual([
      { ...ratio, value: { ...ratio.value, ratio: 1.2, corrected: true }, confidence: 1 },
    ]);
  });

  test('takes out what is to be forgotten', () => {
    expect(corrected([ratio], said({ set: null }))).toEqual([]);
  });

  test('is over when it is to be learned again', () => {
    expect(corrected([ratio], said({ again: true }))).toEqual([ratio]);
  });

  test('holds for the parts of what it is about, unless something was said of a part itself', () => {
    const days = (set: Record<string, number>, id: string) => correctionFact('lead_time_days', id, { set });
    const corrections = correctionsIn([days({ p50Days: 20 }, 'S1'), days({ p50Days: 9 }, 'S1|Q4')]);
    const of = (id: string) => corrections.of('lead_time_days', id);
    expect([of('S1'), of('S1|Shoes'), of('S1|Q4'), of('S10')]).toEqual([
      { p50Days: 20 },
      { p50Days: 20 },
      { p50Days: 9 },
      undefined,
    ]);
  });

  test('touches nothing of another kind, nor about anything else', () => {
    const others = [
      { ...ratio, kind: 'return_rate', value: { rate: 0.2, n: 400 } } as const,
      { ...ratio, subject: { type: 'acquisition_channel', id: 'search' } },
    ];
    expect(corrected(others, said({ set: null }))).toEqual(others);
  });
});
