import type { Actor } from '../src/domain/actor.ts';
import * as limits from './limits.ts';
import { escaped } from './text.ts';

/** How a message names someone: a mention in Slack's own team, a name for people at a command line. */
export function person(actor: Actor | null): string {
  if (actor === null || actor.type === 'system') return 'Daybreak';
  if (/^[UW][A-Z0-9]+$/.test(actor.userId)) return `<@${actor.userId}>`;
  return escaped(actor.name ?? actor.userId, limits.NAME);
}

/** The name without a mention, for notifications. */
export function personName(actor: Actor | null): string {
  if (actor === null || actor.type === 'system') return 'Daybreak';
  return actor.name ?? actor.userId;
}

/** An instant on each reader's own clock; where Slack cannot show that, on the shop's. */
export function instant(at: Date, timeZone: string, form: 'time' | 'day and time' = 'time'): string {
  const day = form === 'time' ? {} : ({ weekday: 'short', day: 'numeric', month: 'short' } as const);
  const shopTime = at.toLocaleString('en-GB', { timeZone, ...day, hour: '2-digit', minute: '2-digit' });
  const token = form === 'time' ? '{time}' : '{date_short_pretty} {time}';
  return `<!date^${Math.floor(at.getTime() / 1000)}^${token}|${shopTime}>`;
}
