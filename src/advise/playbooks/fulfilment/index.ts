import type { FulfilmentKind } from '../../../domain/evidence.ts';
import type { PlaybooksOf } from '../../playbook.ts';

/** What to do about fulfilment. */
export const FULFILMENT_PLAYBOOKS: PlaybooksOf<FulfilmentKind> = {
  mispick_hotspot: () => null,
  confused_skus: () => null,
  address_mismatch: () => null,
  carrier_error: () => null,
  late_carrier: () => null,
};
