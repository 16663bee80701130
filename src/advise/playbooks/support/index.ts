import type { SupportKind } from '../../../domain/evidence.ts';
import type { PlaybooksOf } from '../../playbook.ts';
import { ticketBacklog } from './ticket-backlog.ts';
import { ticketTheme } from './ticket-theme.ts';

/** What to do about support. */
export const SUPPORT_PLAYBOOKS: PlaybooksOf<SupportKind> = {
  ticket_backlog: ticketBacklog,
  ticket_theme: ticketTheme,
};
