import type { AdsKind } from '../../../domain/evidence.ts';
import type { LinesOf } from './lines.ts';

/** The figures that a decision about ads rests on. */
export const ADS_LINES: LinesOf<AdsKind> = {
  cpa_breach: () => [],
  spend_shift: () => [],
  unprofitable_spend: () => [],
  spend_on_low_stock: () => [],
};
