import type { SupportKind } from '../../../domain/evidence.ts';
import type { LinesOf } from './lines.ts';

/** The figures that a decision about support rests on. */
export const SUPPORT_LINES: LinesOf<SupportKind> = {
  ticket_backlog: () => [],
  ticket_theme: () => [],
};
