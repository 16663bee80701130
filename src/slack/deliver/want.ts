import { gapsOfWeek } from '../../ask/index.ts';
import { decisionOrder, readChannelSettings, routeAlerts } from '../../brief/index.ts';
import type { Database, Queryable } from '../../domain/database.ts';
import { addDays, type Day, dayOf, startOfDay } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';
import { readUncarded } from './facts.ts';
import { hasCard, wantCards } from './store.ts';
import { readUntold, writeTold } from './told/store.ts';

/** Cards that stand in the channel itself; more would bury the conversation, so they go into one thread. */
export const MOST_IN_CHANNEL = 5;

/**
 * Wants a channel's briefing of a day and a card for each decision that has none yet, in its order: the first few in the
 * channel, the others in the briefing's thread. Wanting the same day again changes nothing.
 */
export async function wantBriefing(
  db: Database,
  { channel, day, shop, now }: { channel: string; day: Day; shop: Shop; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const [briefing] = await wantCards(tx, { kind: 'briefing', channel, subjects: [day] }, now);
    if (!briefing) return;
    const uncarded = new Map((await readUncarded(tx, channel)).map((one) => [one.findingId, one.subject]));
    const order = await decisionOrder(tx, { today: day, shop });
    const subjects = order.flatMap((id) => uncarded.get(id) ?? []);
    const below = (milliseconds: number) => new Date(now.getTime() + milliseconds);
    const first = subjects.slice(0, MOST_IN_CHANNEL);
    await wantCards(tx, { kind: 'finding', channel, subjects: first }, below(1));
    const others = subjects.slice(MOST_IN_CHANNEL);
    await wantCards(tx, { kind: 'finding', channel, subjects: others, parent: briefing }, below(1000));
  });
}

/**
 * Wants an alert for each finding that the channel has not heard of and that is worth interrupting people for now: a
 * card each, or when many come at once, one digest with the cards in its thread. Answers how many there are.
 */
export async function wantAlerts(
  db: Database,
  { channel, now }: { channel: string; now: Date },
): Promise<number> {
  return db.transaction(async (tx) => {
    const setting = (await readChannelSettings(tx)).find((one) => one.channel === channel) ?? null;
    const today = dayOf(now, setting?.timeZone ?? 'UTC');
    const isBriefed = await hasCard(tx, { kind: 'briefing', channel, subject: today });
    const alerts = routeAlerts(await readUncarded(tx, channel), { setting, isBriefed, now });
    const subjects = alerts.map(({ subject }) => subject);
    if (subjects.length <= MOST_IN_CHANNEL) {
      await wantCards(tx, { kind: 'finding', channel, subjects }, now);
      return subjects.length;
    }
    const [digest] = await wantCards(tx, { kind: 'digest', channel, subjects: [now.toISOString()] }, now);
    const below = new Date(now.getTime() + 1);
    await wantCards(tx, { kind: 'finding', channel, subjects, ...(digest ? { parent: digest } : {}) }, below);
    return subjects.length;
  });
}

/** Wants the weekly post on what could not be answered up to `day`; none where everything was. */
export async function wantGaps(
  db: Database,
  { channel, day, shop, now }: { channel: string; day: Day; shop: Shop; now: Date },
): Promise<void> {
  if ((await gapsOfWeek(db, day, shop)).length === 0) return;
  await db.transaction((tx) => wantCards(tx, { kind: 'gaps', channel, subjects: [day] }, now));
}

/** Tells a channel of what was done alone, each in a message of its own with Undo; in the decision's transaction. */
export async function wantAlone(
  db: Queryable,
  { channel, actionIds, now }: { channel: string; actionIds: readonly string[]; now: Date },
): Promise<void> {
  await wantCards(db, { kind: 'alone', channel, subjects: actionIds }, now);
}

/** Acts in one message of a digest; the others follow in its thread. */
const MOST_TOLD = 15;

/**
 * Wants the digest of everything that was done alone up to the end of a day and that the channel was not told yet,
 * whatever digests were skipped; none where there is nothing. Wanting the same day again changes nothing.
 */
export async function wantAloneDay(
  db: Database,
  { channel, day, shop, now }: { channel: string; day: Day; shop: Shop; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const ids = await readUntold(tx, { channel, before: startOfDay(addDays(day, 1), shop.timeZone) });
    if (ids.length === 0) return;
    const [parent] = await wantCards(tx, { kind: 'alone_day', channel, subjects: [day] }, now);
    if (!parent) return;
    const pageOf = (index: number) => Math.floor(index / MOST_TOLD) + 1;
    const told = ids.map((id, index) => ({
      id,
      card: pageOf(index) === 1 ? day : `${day}:${pageOf(index)}`,
    }));
    const others = [...new Set(told.map(({ card }) => card))].slice(1);
    await wantCards(
      tx,
      { kind: 'alone_day', channel, subjects: others, parent },
      new Date(now.getTime() + 1),
    );
    await writeTold(tx, { channel, told, now });
  });
}

/** Puts offers of trust before the admins of a channel. */
export async function wantOffers(
  db: Database,
  { channel, offers, now }: { channel: string; offers: readonly string[]; now: Date },
): Promise<void> {
  await wantCards(db, { kind: 'trust', channel, subjects: offers }, now);
}

/** Wants the weekly answer to "Was it worth it?" up to `day`. */
export async function wantWorth(
  db: Database,
  { channel, day, now }: { channel: string; day: Day; now: Date },
): Promise<void> {
  await wantCards(db, { kind: 'worth', channel, subjects: [day] }, now);
}

/** Tells a channel once what its last ninety days would have been like. */
export async function wantLastDays(
  db: Database,
  { channel, replayId, now }: { channel: string; replayId: string; now: Date },
): Promise<void> {
  await wantCards(db, { kind: 'last_days', channel, subjects: [replayId] }, now);
}
