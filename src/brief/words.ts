import type { ExpectedEffect } from '../domain/action.ts';
import type { Actor } from '../domain/actor.ts';
import { type Day, formatDay } from '../domain/day.ts';
import { formatMoney, type Money } from '../domain/money.ts';
import type { DecisionLine } from './views.ts';

/** "$4,210 at stake · by Thu 26 Nov (3 days)"; empty when neither is known. */
export function stakeAndDeadline(stake: Money | null, deadline: Day | null, daysLeft: number | null): string {
  const parts = [
    ...(stake ? [`${formatMoney(stake, { whole: true })} at stake`] : []),
    ...(deadline ? [`by ${formatDay(deadline)}${daysLeft === null ? '' : ` (${leftWords(daysLeft)})`}`] : []),
  ];
  return parts.join(' · ');
}

function leftWords(days: number): string {
  if (days < 0) return `${-days} ${days === -1 ? 'day' : 'days'} ago`;
  return days === 0 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** How a line of text names who did something. */
export function actorName(actor: Actor | null): string {
  if (actor === null || actor.type === 'system') return 'Daybreak';
  return actor.name ?? actor.userId;
}

/** An instant on a wall clock, "Mon 2 Mar, 07:42". */
export function clockTime(instant: Date, timeZone: string): string {
  return instant.toLocaleString('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** "$3,600 now, saves about $4,210 ($2,900 to $5,400)"; null when there is no money in it. */
export function moneyWords(cost: Money | null, effect: ExpectedEffect | null): string | null {
  const whole = (value: Money) => formatMoney(value, { whole: true });
  const parts = [
    ...(cost ? [`${whole(cost)} now`] : []),
    ...(effect && effect.expected.minor > 0
      ? [`saves about ${whole(effect.expected)} (${whole(effect.low)} to ${whole(effect.high)})`]
      : []),
  ];
  return parts.length > 0 ? parts.join(', ') : null;
}

/** How many decisions there are, those told under another among them. */
export function countDecisions(decisions: readonly DecisionLine[]): number {
  return decisions.reduce(
    (sum, { alongside }) => sum + 1 + alongside.filter(({ proposal }) => proposal !== null).length,
    0,
  );
}
