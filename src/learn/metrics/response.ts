import { quantile } from 'simple-statistics';
import { type Triage, triage } from '../../watch/index.ts';

/** A ticket that was answered in a period. */
export interface AnsweredRow {
  readonly subject: string | null;
  readonly body: string | null;
  readonly linked: boolean;
  /** From its creation to the first answer. */
  readonly minutes: number;
}

/** How long the first answer took. */
export interface Response {
  readonly tier: Triage['tier'];
  readonly answered: number;
  readonly medianMinutes: number;
  readonly p95Minutes: number;
}

const TIERS = ['informational', 'judgment', 'must_escalate'] as const;

/** Response times by the tier that each ticket belongs to. */
export function responseByTier(answered: readonly AnsweredRow[]): Response[] {
  const byTier = Map.groupBy(answered, (ticket) => triage(ticket).tier);
  return TIERS.flatMap((tier) => {
    const minutes = (byTier.get(tier) ?? []).map((ticket) => ticket.minutes);
    if (minutes.length === 0) return [];
    return [
      {
        tier,
        answered: minutes.length,
        medianMinutes: quantile(minutes, 0.5),
        p95Minutes: quantile(minutes, 0.95),
      },
    ];
  });
}
