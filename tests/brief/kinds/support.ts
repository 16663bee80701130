import type { SupportKind } from '../../../src/domain/evidence.ts';
import { BASE, type Examples } from './example.ts';

export const SUPPORT_EXAMPLES: Examples<SupportKind> = {
  ticket_backlog: {
    evidence: {
      ...BASE,
      open: 1147,
      informational: 100,
      judgment: 47,
      wismo: 38,
      oldestHours: 31,
      resolvable: 91,
      mustEscalate: 5,
      abstained: 4,
      intents: [{ intent: 'order_status', count: 38 }],
    },
    lines: [
      'Open: 1,147, the oldest 31 hours',
      'Can be answered now: 91',
      'Need a person: 47, 5 of them at once',
    ],
    why: ['Open tickets: 1,147', 'Can be answered now: 91', 'The oldest waits, hours: 31'],
  },
  ticket_theme: {
    evidence: {
      ...BASE,
      topic: 'sizing_question',
      sku: 'A-1',
      title: 'Ridge Hoodie',
      runs: 'small',
      count: 12,
      expected: 2.5,
      ratio: 4.8,
      since: '2026-02-24',
      quotes: ['T-1', 'T-2'],
    },
    lines: ['Since Tue 24 Feb: 12 tickets', 'Usual: 2.5', 'Times the usual: 4.8'],
    why: ['Topic: sizing_question', 'Tickets: 12', 'Usual in that time: 2.5'],
  },
};
