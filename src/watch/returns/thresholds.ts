import type { ThresholdDefinition } from '../threshold.ts';

/** What people may set about returns. */
export const RETURNS_THRESHOLDS = [
  {
    kind: 'return_spike',
    key: 'false_discovery',
    unit: 'share',
    default: 0.02,
    min: 0.0001,
    max: 0.5,
    description: 'Share of the reported SKUs whose returns may have risen by chance alone',
  },
  {
    kind: 'return_spike',
    key: 'ratio',
    unit: 'times',
    default: 1.6,
    min: 1.1,
    max: 20,
    description: 'How many times its own past rate returns must be to be reported',
  },
  {
    kind: 'channel_returns',
    key: 'ratio',
    unit: 'times',
    default: 1.3,
    min: 1.05,
    max: 20,
    description: 'How many times the returns of the largest channel a channel must have, as a lower bound',
  },
] as const satisfies readonly ThresholdDefinition[];
