import type { ReturnsKind } from '../../../domain/evidence.ts';
import type { PlaybooksOf } from '../../playbook.ts';

/** What to do about returns. */
export const RETURNS_PLAYBOOKS: PlaybooksOf<ReturnsKind> = {
  return_spike: () => null,
  channel_returns: () => null,
};
