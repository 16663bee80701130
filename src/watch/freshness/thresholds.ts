import type { ThresholdDefinition } from '../threshold.ts';

/** What people may set about freshness. */
export const FRESHNESS_THRESHOLDS = [
  {
    kind: 'data_stale',
    key: 'missed_intervals',
    unit: 'times',
    default: 2,
    min: 1,
    max: 50,
    description: 'How many of its usual intervals a source may miss before it is reported as stale',
  },
] as const satisfies readonly ThresholdDefinition[];
