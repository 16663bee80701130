import type { SuppliersKind } from '../../../domain/evidence.ts';
import type { PlaybooksOf } from '../../playbook.ts';

/** What to do about suppliers. */
export const SUPPLIERS_PLAYBOOKS: PlaybooksOf<SuppliersKind> = {
  lead_time_drift: () => null,
  supplier_reliability: () => null,
};
