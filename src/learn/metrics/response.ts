import { quantile } from 'simple-statistics';
import { quantileInterval } from '../../stats/quantile-interval.ts';
import type { Interval } from '../../stats/total-interval.ts';
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
  /** All tickets, or those of one tier. */
  readonly tier: Triage['tier'] | 'all';
  readonly answered: number;
  readonly medianMinutes: number;
  readonly p95Minutes: number;
  /** Their 95 % intervals by order statistics; null where the tickets are too few for one. */
  readonly medianInterval: Interval | null;
  readonly p95Interval: Interval | null;
}

const TIERS = ['informational', 'judgment', 'must_escalate'] as const;

/** Response times of all tickets, and by the tier that each belongs to; of what no ticket was answered, none. */
export function responseByTier(answered: readonly AnsweredRow[]): Response[] {
  const byTier = Map.groupBy(answered, (ticket) => triage(ticket).tier);
  const all = [['all', answered] as const, ...TIERS.map((tier) => [tier, byTier.get(tier) ?? []] as const)];
  return all.flatMap(([tier, tickets]) => {
    const minutes = tickets.map((ticket) => ticket.minutes);
    if (minutes.length === 0) return [];
    return [
      {
        tier,
        answered: minutes.length,
        medianMinutes: quantile(minutes, 0.5),
        p95Minutes: quantile(minutes, 0.95),
        medianInterval: quantileInterval(minutes, 0.5),
        p95Interval: quantileInterval(minutes, 0.95),
      },
    ];
  });
}
