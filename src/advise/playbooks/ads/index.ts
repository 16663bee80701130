import type { AdsKind } from '../../../domain/evidence.ts';
import type { PlaybooksOf } from '../../playbook.ts';

/** What to do about ads. */
export const ADS_PLAYBOOKS: PlaybooksOf<AdsKind> = {
  cpa_breach: () => null,
  spend_shift: () => null,
  unprofitable_spend: () => null,
  spend_on_low_stock: () => null,
};
