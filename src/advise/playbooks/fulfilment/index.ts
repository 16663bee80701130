import type { FulfilmentKind } from '../../../domain/evidence.ts';
import type { PlaybooksOf } from '../../playbook.ts';
import { addressMismatch } from './address-mismatch.ts';
import { carrierError } from './carrier-error.ts';
import { confusedSkus } from './confused-skus.ts';
import { lateCarrier } from './late-carrier.ts';
import { mispickHotspot } from './mispick-hotspot.ts';

/** What to do about fulfilment. */
export const FULFILMENT_PLAYBOOKS: PlaybooksOf<FulfilmentKind> = {
  mispick_hotspot: mispickHotspot,
  confused_skus: confusedSkus,
  address_mismatch: addressMismatch,
  carrier_error: carrierError,
  late_carrier: lateCarrier,
};
