import type { Actor, CLI_TEAM } from '../src/domain/actor.ts';
import * as limits from './limits.ts';
import { escaped } from './text.ts';

const COMMAND_LINE: typeof CLI_TEAM = 'cli';
const SLACK_USER = /^[UW][A-Z0-9]+$/;

/** How a message names someone: a mention of people in Slack, a name for those at a command line. */
export function person(actor: Actor | null): string {
  return mention(actor) ?? name(actor);
}

/** The same where a mention may stay a bare id: the name first. */
export function personName(actor: Actor | null): string {
  const isNamed = actor !== null && actor.type === 'user' && actor.name;
  return isNamed ? name(actor) : person(actor);
}

/** An instant on each reader's own clock; where Slack cannot show that, on the shop's. */
export function instant(at: Date, timeZone: string): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `<!date^${seconds}^{date_short_pretty} {time}|${shopClock(at, timeZone)}>`;
}

/** An instant on the shop's clock: "Mon 23 Nov, 07:44". */
export function shopClock(at: Date, timeZone: string): string {
  return at.toLocaleString('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

function mention(actor: Actor | null): string | null {
  if (actor?.type !== 'user' || actor.teamId === COMMAND_LINE) return null;
  return SLACK_USER.test(actor.userId) ? `<@${actor.userId}>` : null;
}

function name(actor: Actor | null): string {
  if (actor === null || actor.type === 'system') return 'Daybreak';
  return escaped(actor.name || actor.userId, limits.NAME);
}
