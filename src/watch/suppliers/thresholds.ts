import type { ThresholdDefinition } from '../threshold.ts';

/** What people may set about suppliers. */
export const SUPPLIERS_THRESHOLDS = [] as const satisfies readonly ThresholdDefinition[];
