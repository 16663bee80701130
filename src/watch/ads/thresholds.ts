import type { ThresholdDefinition } from '../threshold.ts';

/** What people may set about ads. */
export const ADS_THRESHOLDS = [
  {
    kind: 'cpa_breach',
    key: 'target',
    unit: "of the shop's currency",
    default: 0,
    min: 0,
    max: 1_000_000,
    description: 'The most that a conversion may cost; 0: what a conversion earns before the ad',
  },
  {
    kind: 'cpa_breach',
    key: 'confidence',
    unit: 'share',
    default: 0.99,
    min: 0.8,
    max: 0.9999,
    description:
      'How sure it must be that a keyword’s true CPA is above the target before a pause is drafted',
  },
  {
    kind: 'cpa_breach',
    key: 'lag_days',
    unit: 'days',
    default: 1.5,
    min: 0,
    max: 30,
    description:
      'Mean days from a click to its conversion: a fresh click counts for what it can have brought by now',
  },
  {
    kind: 'cpa_breach',
    key: 'worth_acting',
    unit: "of the shop's currency",
    default: 50,
    min: 0,
    max: 1_000_000,
    description: 'Money wasted above the target from which a keyword is reported',
  },
  {
    kind: 'spend_shift',
    key: 'ratio',
    unit: 'times',
    default: 2,
    min: 1.2,
    max: 50,
    description: 'How many times its usual spend in the same hours (or its inverse) a campaign must spend',
  },
  {
    kind: 'spend_shift',
    key: 'worth_acting',
    unit: "of the shop's currency",
    default: 50,
    min: 0,
    max: 1_000_000,
    description: 'Money above or below the usual spend of those hours from which a campaign is reported',
  },
  {
    kind: 'unprofitable_spend',
    key: 'worth_acting',
    unit: "of the shop's currency",
    default: 100,
    min: 0,
    max: 1_000_000,
    description: 'Money lost in four weeks, after goods and returns, from which an ad is reported',
  },
  {
    kind: 'spend_on_low_stock',
    key: 'worth_acting',
    unit: "of the shop's currency",
    default: 5,
    min: 0,
    max: 1_000_000,
    description: 'Money a day spent on a SKU that runs out from which the ad is reported',
  },
] as const satisfies readonly ThresholdDefinition[];
