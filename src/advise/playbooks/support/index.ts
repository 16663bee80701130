import type { SupportKind } from '../../../domain/evidence.ts';
import type { PlaybooksOf } from '../../playbook.ts';

/** What to do about support. */
export const SUPPORT_PLAYBOOKS: PlaybooksOf<SupportKind> = {
  ticket_backlog: () => null,
  ticket_theme: () => null,
};
