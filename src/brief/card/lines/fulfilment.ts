import type { FulfilmentKind } from '../../../domain/evidence.ts';
import type { LinesOf } from './lines.ts';

/** The figures that a decision about fulfilment rests on. */
export const FULFILMENT_LINES: LinesOf<FulfilmentKind> = {
  mispick_hotspot: () => [],
  confused_skus: () => [],
  address_mismatch: () => [],
  carrier_error: () => [],
  late_carrier: () => [],
};
