import { type Day, daysBetween } from '../../domain/day.ts';
import type { Severity } from '../../domain/finding.ts';
import type { Money } from '../../domain/money.ts';

/** What the rank of a decision rests on. */
export interface Rankable {
  readonly severity: Severity;
  readonly stake: Money | null;
  readonly deadline: Day | null;
}

/** Where there is no deadline, a decision that waits a month has still been taken in time. */
const WITHOUT_DEADLINE_DAYS = 30;

/**
 * Orders decisions by the money that each day of waiting puts at risk: the stake over the days that are left, today
 * among them. What cannot be put in the shop's money comes after what can; but where it is critical, before.
 */
export function byUrgency(today: Day, currency: string): (a: Rankable, b: Rankable) => number {
  const perDay = ({ stake, deadline, severity }: Rankable): number => {
    if (stake?.currency !== currency) return severity === 'critical' ? Number.MAX_SAFE_INTEGER : -1;
    return stake.minor / (daysLeft(deadline, today) + 1);
  };
  return (a, b) => perDay(b) - perDay(a) || daysLeft(a.deadline, today) - daysLeft(b.deadline, today);
}

function daysLeft(deadline: Day | null, today: Day): number {
  return deadline === null ? WITHOUT_DEADLINE_DAYS : Math.max(0, daysBetween(today, deadline));
}
