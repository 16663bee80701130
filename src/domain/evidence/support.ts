import type { Day } from '../day.ts';
import type { BaseEvidence } from './base.ts';

export interface TicketBacklogEvidence extends BaseEvidence {
  readonly open: number;
  readonly informational: number;
  readonly judgment: number;
  /** Of the informational ones, "where is my order?". */
  readonly wismo: number;
  readonly oldestHours: number;
  /** Tickets for which a complete, checked answer is drafted. */
  readonly resolvable: number;
}

export interface TicketThemeEvidence extends BaseEvidence {
  readonly count: number;
  readonly expected: number;
  readonly ratio: number;
  readonly since: Day;
  /** Ids of tickets that say it. */
  readonly quotes: readonly string[];
}

/** What support's findings rest on, by kind. */
export interface SupportEvidence {
  ticket_backlog: TicketBacklogEvidence;
  ticket_theme: TicketThemeEvidence;
}

export type SupportKind = keyof SupportEvidence;
