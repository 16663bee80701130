import type { ThresholdDefinition } from '../threshold.ts';

/** What people may set about support. */
export const SUPPORT_THRESHOLDS = [] as const satisfies readonly ThresholdDefinition[];
