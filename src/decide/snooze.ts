import type { Actor } from '../domain/actor.ts';
import { addDays, dayOf, formatDay, instantOf } from '../domain/day.ts';
import { DaybreakError } from '../domain/errors.ts';
import type { Shop } from '../domain/shop.ts';
import { getFinding, setSnooze } from '../findings/index.ts';
import { appendTrace } from '../trace/append.ts';
import { authorise } from './authorise.ts';
import type { DecideDeps } from './deps.ts';
import { nameOf } from './name.ts';
import { insertDecision } from './store.ts';

/** How long: a day, three days, or until severity, deadline or the money at stake gets worse. */
export const SNOOZES = ['1d', '3d', 'change'] as const;
export type SnoozeLength = (typeof SNOOZES)[number];

/** A snooze ends early in the morning, before the briefing, so that the briefing has it. */
const WAKES_AT = '07:00';

/**
 * Puts a finding to sleep. A snooze by days ends at 07:00 on the shop's clock. Throws `not_allowed`, `not_found`, or
 * `already_decided` when it is not open.
 */
export async function snooze(
  { db }: Pick<DecideDeps, 'db'>,
  request: { actor: Actor; findingId: string; length: SnoozeLength; shop: Shop; now: Date },
): Promise<void> {
  const { actor, findingId, length, shop, now } = request;
  await authorise(db, { actor, verb: 'snooze', now, findingId });
  await db.transaction(async (tx) => {
    const finding = await getFinding(tx, findingId);
    const until = endOf(length, now, shop.timeZone);
    if (!(await setSnooze(tx, findingId, { until, untilChange: length === 'change' }))) {
      throw new DaybreakError('already_decided', `This is ${finding.state}, so there is nothing to snooze.`);
    }
    await insertDecision(tx, { verb: 'snooze', findingId, actor, reason: length, now });
    const when = until ? `until ${formatDay(dayOf(until, shop.timeZone))}` : 'until it changes';
    await appendTrace(tx, {
      kind: 'snoozed',
      findingId,
      actionId: null,
      actor,
      at: now,
      summary: `${nameOf(actor)} snoozed it ${when}`,
      data: { length, until: until?.toISOString() ?? null },
    });
  });
}

/** Ends a snooze early. Throws like `snooze`. */
export async function wake(
  { db }: Pick<DecideDeps, 'db'>,
  { actor, findingId, now }: { actor: Actor; findingId: string; now: Date },
): Promise<void> {
  await authorise(db, { actor, verb: 'wake', now, findingId });
  await db.transaction(async (tx) => {
    await getFinding(tx, findingId);
    if (!(await setSnooze(tx, findingId, null))) {
      throw new DaybreakError('already_decided', 'This is not snoozed, so there is nothing to wake.');
    }
    await insertDecision(tx, { verb: 'wake', findingId, actor, now });
    const summary = `${nameOf(actor)} ended the snooze`;
    await appendTrace(tx, { kind: 'woken', findingId, actionId: null, actor, at: now, summary, data: {} });
  });
}

function endOf(length: SnoozeLength, now: Date, timeZone: string): Date | null {
  if (length === 'change') return null;
  const days = length === '1d' ? 1 : 3;
  return instantOf(addDays(dayOf(now, timeZone), days), WAKES_AT, timeZone);
}
