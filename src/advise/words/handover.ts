import { REASON_WORDS } from '../../watch/support/reply/handover.ts';
import type { Handover } from '../../watch/support/situation.ts';
import { INTENT_WORDS } from '../../watch/support/triage/intent.ts';

/** Why a person must answer, in a few words. */
export function handoverReason({ reason, intent }: Handover): string {
  if (reason) return REASON_WORDS[reason];
  return intent ? INTENT_WORDS[intent] : 'unclear what is asked';
}

/** The internal note: what a person needs to know before they answer. Never sent to the customer. */
export function handoverNote(handover: Handover): string {
  const { sentiment, background, policy, suggestion } = handover;
  const lines = [
    `Why: ${handoverReason(handover)}.`,
    `Mood: ${sentiment}.`,
    ...background,
    policy ? `Policy: ${policy.text} (${policy.id})` : 'Policy: no document says anything about this.',
    `Suggested reply: ${suggestion}`,
  ].join('\n');
  return lines.length > 3000 ? `${lines.slice(0, 2999)}…` : lines;
}
