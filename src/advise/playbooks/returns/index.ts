import type { ReturnsKind } from '../../../domain/evidence.ts';
import type { PlaybooksOf } from '../../playbook.ts';
import { channelReturns } from './channel-returns.ts';
import { returnSpike } from './return-spike.ts';

/** What to do about returns. */
export const RETURNS_PLAYBOOKS: PlaybooksOf<ReturnsKind> = {
  return_spike: returnSpike,
  channel_returns: channelReturns,
};
