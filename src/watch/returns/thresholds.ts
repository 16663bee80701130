import type { ThresholdDefinition } from '../threshold.ts';

/** What people may set about returns. */
export const RETURNS_THRESHOLDS = [] as const satisfies readonly ThresholdDefinition[];
