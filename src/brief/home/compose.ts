import type { Actor } from '../../domain/actor.ts';
import type { Queryable } from '../../domain/database.ts';
import { addDays, dayOf, instantOf } from '../../domain/day.ts';
import { composeBriefing } from '../briefing/compose.ts';
import { actionView, type Composing, composeCards } from '../card/compose.ts';
import { readActionFactsById } from '../card/facts.ts';
import { type ChannelSetting, readChannelSettings } from '../channels/store.ts';
import type { HomeView } from '../views.ts';
import { readEndedIds, readRoles, readSnoozedIds } from './facts.ts';

/** Cards drawn whole on Home; more would not be scrolled through. */
const MOST_CARDS = 8;
const MOST_SNOOZED = 4;
const MOST_DONE = 5;

/** Home for whoever looks: what waits for a decision, what sleeps, what was done. */
export async function composeHome(
  db: Queryable,
  { actor, ...composing }: Composing & { readonly actor: Actor },
): Promise<HomeView> {
  const { now, shop, catalogue } = composing;
  const briefing = await composeBriefing(db, { day: dayOf(now, shop.timeZone), now, shop });
  const { decisions, watching, stale, ranAt } = briefing;
  const waiting = decisions.flatMap(({ findingId, alongside }) => [
    findingId,
    ...alongside.filter(({ proposal }) => proposal !== null).map((other) => other.findingId),
  ]);
  const asleep = await readSnoozedIds(db);
  const cards = (findingIds: readonly string[]) => composeCards(db, { findingIds, ...composing });
  const ended = await readActionFactsById(db, await readEndedIds(db, MOST_DONE));
  return {
    shopName: shop.name,
    at: now,
    timeZone: shop.timeZone,
    roles: await readRoles(db, actor),
    ranAt,
    nextBriefingAt: nextBriefing(await readChannelSettings(db), now),
    decisions: await cards(waiting.slice(0, MOST_CARDS)),
    moreDecisions: Math.max(0, waiting.length - MOST_CARDS),
    snoozed: await cards(asleep.slice(0, MOST_SNOOZED)),
    watching,
    done: ended.map((action) => actionView(action, catalogue)),
    stale,
  };
}

/** The next briefing of any channel; null when none is briefed. */
function nextBriefing(channels: readonly ChannelSetting[], now: Date): Date | null {
  const next = channels.map(({ briefingAt, timeZone }) => {
    const today = dayOf(now, timeZone);
    const at = instantOf(today, briefingAt, timeZone);
    return at > now ? at : instantOf(addDays(today, 1), briefingAt, timeZone);
  });
  return next.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
