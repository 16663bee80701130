import type { ThresholdDefinition } from '../threshold.ts';

/** What people may set about support. What must escalate is not among it: no setting switches that off. */
export const SUPPORT_THRESHOLDS = [
  {
    kind: 'ticket_backlog',
    key: 'open',
    unit: 'tickets',
    default: 10,
    min: 1,
    max: 10_000,
    description: 'Open tickets from which the inbox is told of.',
  },
  {
    kind: 'ticket_backlog',
    key: 'hours',
    unit: 'hours',
    default: 48,
    min: 1,
    max: 720,
    description: 'Hours that a ticket may wait before the inbox is told of, however short it is.',
  },
  {
    kind: 'ticket_theme',
    key: 'ratio',
    unit: 'times',
    default: 2,
    min: 1.2,
    max: 20,
    description: 'How many times the usual number of tickets make a theme.',
  },
  {
    kind: 'ticket_theme',
    key: 'count',
    unit: 'tickets',
    default: 5,
    min: 2,
    max: 1_000,
    description: 'Fewest tickets about one thing that make a theme.',
  },
] as const satisfies readonly ThresholdDefinition[];
