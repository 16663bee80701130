import type { ReturnsKind } from '../../../src/domain/evidence.ts';
import { BASE, type Examples } from './example.ts';

export const RETURNS_EXAMPLES: Examples<ReturnsKind> = {
  return_spike: {
    evidence: {
      ...BASE,
      title: 'Ridge Hoodie, Moss, M',
      rate: 0.114,
      baselineRate: 0.042,
      units: 180,
      returns: 17,
      cohortFrom: '2026-02-03',
      since: '2026-02-03',
      reasons: [
        { code: 'too_small', share: 0.82 },
        { code: 'changed_mind', share: 0.18 },
      ],
      topReason: 'too_small',
      cause: {
        kind: 'supplier_change',
        id: 'EV-3',
        on: '2026-02-03',
        from: null,
        to: 'S02',
        confidence: 0.9,
      },
      quotes: ['RT-1', 'RV-2'],
    },
    lines: [
      'Comes back: 11 % (4.2 % before)',
      'So far: 17 of 180 units',
      'Began with: supplier change on Tue 3 Feb',
      'Mostly: too small (82 %)',
    ],
    why: ['Product: Ridge Hoodie, Moss, M', 'Returns so far: 17', 'Where it is said: RT-1; RV-2'],
  },
  channel_returns: {
    evidence: { ...BASE, rate: 0.09, versus: 'search', ratio: 2.1, interval: [1.8, 2.4] },
    lines: ['Comes back: 9 %', 'Against search: 2.1 times (1.8 to 2.4)'],
    why: ['Against: search', '95 % interval: 1.8; 2.4'],
  },
};
