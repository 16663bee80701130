import type { Letter } from './reply/letter.ts';
import type { TicketIntent, Tier } from './triage/intent.ts';
import type { EscalationReason } from './triage/must-escalate.ts';

/** An answer that is ready to be sent. */
export interface DraftedReply extends Letter {
  readonly ticketId: string;
  readonly intent: TicketIntent;
}

/** A ticket that a person must or should answer, with what they need to know. */
export interface Handover {
  readonly ticketId: string;
  readonly tier: Tier;
  /** Null: not sure what it is about. */
  readonly intent: TicketIntent | null;
  readonly reason: EscalationReason | null;
  readonly sentiment: 'angry' | 'calm';
  readonly openedAt: Date;
  /** The order, where it is the writer's own. */
  readonly orderId: string | null;
  /** One line a fact: the order, the parcel, how often they wrote. */
  readonly background: readonly string[];
  /** What our own policy says about it; null where no document does. */
  readonly policy: { readonly id: string; readonly text: string } | null;
  readonly suggestion: string;
}

/** What the playbooks about support look at beside the evidence. */
export interface SupportSituation {
  /** Oldest first. */
  readonly replies: readonly DraftedReply[];
  /** Those that must escalate first, then oldest first. */
  readonly handovers: readonly Handover[];
}

/** What there is where nothing could be looked at. */
export const NOTHING_SEEN: SupportSituation = { replies: [], handovers: [] };
