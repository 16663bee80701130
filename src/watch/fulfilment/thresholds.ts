import type { ThresholdDefinition } from '../threshold.ts';

/** What people may set about fulfilment. */
export const FULFILMENT_THRESHOLDS = [] as const satisfies readonly ThresholdDefinition[];
