import { minuteOfDay } from '../domain/day.ts';
import type { Severity } from '../domain/finding.ts';
import type { ChannelSetting } from './channels/store.ts';

/** What a channel might be alerted to between its briefings. */
export interface Alertable {
  readonly severity: Severity;
  readonly needsDecision: boolean;
}

/** A channel at an instant. */
export interface Moment {
  /** Null: nobody has set the channel up, so it has no quiet hours. */
  readonly setting: ChannelSetting | null;
  /** True once the channel has had its briefing of the day. */
  readonly isBriefed: boolean;
  readonly now: Date;
}

/**
 * Which of these are worth interrupting people for now: what is critical by day, and a warning that needs a decision
 * once the day's briefing has been read. In quiet hours nobody is woken: stock has days, so everything waits for the
 * briefing or the next look after them.
 */
export function routeAlerts<T extends Alertable>(candidates: readonly T[], moment: Moment): T[] {
  if (isQuiet(moment.setting, moment.now)) return [];
  return candidates.filter(
    ({ severity, needsDecision }) =>
      severity === 'critical' || (severity === 'warning' && needsDecision && moment.isBriefed),
  );
}

/** Do people of this channel rest now? From `quietFrom` up to, not including, `quietTo` on its clock, over midnight too. */
export function isQuiet(setting: ChannelSetting | null, now: Date): boolean {
  if (!setting?.quietFrom || !setting.quietTo) return false;
  const { quietFrom, quietTo, timeZone } = setting;
  const minute = minuteOfDay(now, timeZone);
  const [from, to] = [minuteOf(quietFrom), minuteOf(quietTo)];
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** Is the hour of this channel's briefing past, and nobody resting? Then what a skipped briefing owes may be told. */
export function isBriefingPast(setting: ChannelSetting, now: Date): boolean {
  return !isQuiet(setting, now) && minuteOfDay(now, setting.timeZone) >= minuteOf(setting.briefingAt);
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
