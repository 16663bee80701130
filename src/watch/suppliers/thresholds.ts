import type { ThresholdDefinition } from '../threshold.ts';

/** What people may set about suppliers. */
export const SUPPLIERS_THRESHOLDS = [
  {
    kind: 'lead_time_drift',
    key: 'days',
    unit: 'days',
    default: 2,
    min: 1,
    max: 60,
    description: 'Days by which goods must come later than before, or than promised, to be reported',
  },
  {
    kind: 'supplier_reliability',
    key: 'early_days',
    unit: 'days',
    default: 7,
    min: 0,
    max: 60,
    description: 'Days before its promise at which an order line still counts as on time',
  },
  {
    kind: 'supplier_reliability',
    key: 'late_days',
    unit: 'days',
    default: 2,
    min: 0,
    max: 60,
    description: 'Days after its promise at which an order line still counts as on time',
  },
  {
    kind: 'supplier_reliability',
    key: 'short_share',
    unit: 'share',
    default: 0.02,
    min: 0,
    max: 0.5,
    description: 'Share of its units that may be missing from a line that still counts as in full',
  },
] as const satisfies readonly ThresholdDefinition[];
