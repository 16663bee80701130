import type { FindingKind } from '../domain/finding.ts';

/** A number that people may set; `key` is unique within its kind. */
export interface ThresholdDefinition {
  readonly kind: FindingKind;
  readonly key: string;
  readonly unit: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly description: string;
}
