import type { AdsKind } from '../../../domain/evidence.ts';
import type { PlaybooksOf } from '../../playbook.ts';
import { cpaBreach } from './cpa-breach.ts';
import { spendOnLowStock } from './spend-on-low-stock.ts';
import { spendShift } from './spend-shift.ts';
import { unprofitableSpend } from './unprofitable-spend.ts';

/** What to do about ads. */
export const ADS_PLAYBOOKS: PlaybooksOf<AdsKind> = {
  cpa_breach: cpaBreach,
  spend_shift: spendShift,
  unprofitable_spend: unprofitableSpend,
  spend_on_low_stock: spendOnLowStock,
};
