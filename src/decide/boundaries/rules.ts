import type { ActionKind } from '../../domain/action.ts';
import type { AutonomyLevel, ValueBand } from '../../domain/autonomy.ts';
import { addDays, type Day, dayOf, minuteOfDay, weekdayOf } from '../../domain/day.ts';
import type { Never } from '../never/goes-against.ts';
import type { Limit } from './limits.ts';
import { WEEKDAYS } from './policies.ts';

/** A kind's level in a band of value. */
export interface Level {
  readonly kind: ActionKind;
  readonly band: ValueBand;
  readonly level: AutonomyLevel;
}

/** Who must say yes above an amount. */
export interface ApprovalLimit {
  readonly action: ActionKind | '*';
  /** In whole units of the shop's currency. */
  readonly above: number;
  /** A person by name, or "two people". */
  readonly needs: string;
  readonly source: string;
}

/** What nothing changes without its owner. */
export interface Protection {
  readonly ids: readonly string[];
  readonly owner: string | null;
  readonly source: string;
}

/** When nothing is done without asking: between two days, or between two times of a weekday or of every day. */
export interface QuietPeriod {
  readonly from: Day | string;
  /** A time before `from` is one of the next day. */
  readonly until: Day | string;
  readonly weekday?: (typeof WEEKDAYS)[number] | undefined;
  /** Absent: nothing at all is done. */
  readonly actions?: readonly (ActionKind | '*')[] | undefined;
  readonly source: string;
}

/** Everything that bounds what is done, as it stood at an instant. */
export interface Rules {
  /** Who stopped everything, and when; null while it goes on. */
  readonly stopped: { readonly by: string; readonly at: Date } | null;
  readonly levels: readonly Level[];
  /** In the order of their authority: settings, documents, defaults. */
  readonly limits: readonly Limit[];
  readonly approvals: readonly ApprovalLimit[];
  readonly protections: readonly Protection[];
  readonly quiet: readonly QuietPeriod[];
  /** What people agreed never to want. */
  readonly never: readonly (Never & { readonly source: string })[];
}

/** The level of a kind in a band: people decide until someone has said otherwise. */
export function levelOf({ levels }: Pick<Rules, 'levels'>, kind: ActionKind, band: ValueBand): AutonomyLevel {
  return levels.find((one) => one.kind === kind && one.band === band)?.level ?? 'recommend';
}

/** The quiet period that an instant lies in for a kind; null when there is none. */
export function quietAt(
  { quiet }: Pick<Rules, 'quiet'>,
  { kind, now, timeZone }: { kind: ActionKind; now: Date; timeZone: string },
): QuietPeriod | null {
  const today = dayOf(now, timeZone);
  const minute = minuteOfDay(now, timeZone);
  const holds = (period: QuietPeriod) =>
    isByTheClock(period) ? holdsAt(period, { today, minute }) : today >= period.from && today <= period.until;
  const binds = ({ actions = ['*'] }: QuietPeriod) => actions.includes('*') || actions.includes(kind);
  return quiet.find((period) => binds(period) && holds(period)) ?? null;
}

/** Whether a quiet period lies between two times of the day, not between two days. */
export function isByTheClock({ from }: Pick<QuietPeriod, 'from'>): boolean {
  return from.includes(':');
}

function holdsAt(
  { weekday, from, until }: QuietPeriod,
  { today, minute }: { today: Day; minute: number },
): boolean {
  const [start, end] = [minutesOf(from), minutesOf(until)];
  const isOn = (day: Day) => weekday === undefined || WEEKDAYS[weekdayOf(day) % 7] === weekday;
  if (start < end) return isOn(today) && minute >= start && minute < end;
  // It runs over midnight: the evening of its own day, and the morning after.
  return (isOn(today) && minute >= start) || (isOn(addDays(today, -1)) && minute < end);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
