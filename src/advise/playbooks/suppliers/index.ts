import type { SuppliersKind } from '../../../domain/evidence.ts';
import type { PlaybooksOf } from '../../playbook.ts';
import { leadTimeDrift } from './lead-time-drift.ts';
import { supplierReliability } from './supplier-reliability.ts';

/** What to do about suppliers. */
export const SUPPLIERS_PLAYBOOKS: PlaybooksOf<SuppliersKind> = {
  lead_time_drift: leadTimeDrift,
  supplier_reliability: supplierReliability,
};
