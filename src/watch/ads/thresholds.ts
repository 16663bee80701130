import type { ThresholdDefinition } from '../threshold.ts';

/** What people may set about ads. */
export const ADS_THRESHOLDS = [] as const satisfies readonly ThresholdDefinition[];
