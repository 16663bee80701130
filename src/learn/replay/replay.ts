import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/action.ts';
import type { Database } from '../../domain/database.ts';
import { addDays, type Day, dayOf, eachDay } from '../../domain/day.ts';
import { DaybreakError } from '../../domain/errors.ts';
import type { Standings } from '../../findings/index.ts';
import { readThresholds, type Thresholds } from '../../watch/index.ts';
import { type Replaying, replayNight, standingsAfter } from './night.ts';
import type { ReplayNight } from './said.ts';
import { dropReplay, keepNight, openReplay, readHistory } from './store.ts';

/** The nights of a replay when nobody says which. */
export const USUAL_DAYS = 90;

/** The form in which a night is kept: nights of another are not gone on from. */
const KEPT_FORM = 2;

export interface ReplayRequest extends Pick<Replaying, 'shop'> {
  /** The first night; by default 90 before the last. */
  readonly from?: Day | undefined;
  /** The last night; by default that after the last day with an order. */
  readonly to?: Day | undefined;
  readonly now: Date;
  /** Those now in force unless others are given. */
  readonly thresholds?: Thresholds;
  /** Forget what an earlier run of the same replay has lived. */
  readonly afresh?: boolean;
  /** After each night, those lived before included. */
  readonly onNight?: (done: number, of: number, day: Day) => void;
  /** When aborted, ends after the night under way; the same request goes on from there. */
  readonly signal?: AbortSignal;
}

export interface Replay {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly nights: readonly ReplayNight[];
  /** False when it was interrupted. */
  readonly complete: boolean;
}

/**
 * Lives every night of a range again, in order and in shadow, by the thresholds now in force or those given: each sees only what was
 * known then, and nothing but the replay itself is written. Throws `invalid_input` for a range without history.
 */
export async function replay(db: Database, request: ReplayRequest): Promise<Replay> {
  const { shop, now, onNight, signal } = request;
  const { from, to, imported } = await rangeOf(db, request);
  const thresholds = request.thresholds ?? (await readThresholds(db, now));
  const id = idOf({ form: KEPT_FORM, from, to, shop, thresholds, imported });
  if (request.afresh) await dropReplay(db, id);
  const days = eachDay(from, to);
  const nights = await openReplay(db, { id, from, to, now });
  let standings: Standings = new Map();
  for (const night of nights) standings = standingsAfter(standings, night, shop);
  if (nights.length > 0) onNight?.(nights.length, days.length, nights.at(-1)?.day ?? from);
  for (const day of days.slice(nights.length)) {
    if (signal?.aborted) return { id, from, to, nights, complete: false };
    const lived = await replayNight(db, { day, standings, shop, thresholds });
    await keepNight(db, id, lived.night);
    nights.push(lived.night);
    standings = lived.standings;
    onNight?.(nights.length, days.length, day);
  }
  return { id, from, to, nights, complete: true };
}

async function rangeOf(
  db: Database,
  { from: first, to: last, now, shop: { timeZone } }: ReplayRequest,
): Promise<{ from: Day; to: Day; imported: number }> {
  const today = dayOf(now, timeZone);
  const { first: earliest, last: latest, imported } = await readHistory(db, today);
  if (first && last && !earliest) return checked({ from: first, to: last, today, imported });
  if (!earliest || !latest) {
    throw new DaybreakError('invalid_input', 'There are no orders to replay: daybreak import them first.');
  }
  const to = last ?? earlier(addDays(latest, 1), today);
  const from = first ?? later(addDays(to, 1 - USUAL_DAYS), earliest);
  if (to < earliest) {
    throw new DaybreakError('invalid_input', `The first order is of ${earliest}: nothing was known before.`);
  }
  return checked({ from, to, today, imported });
}

function checked({ from, to, today, imported }: { from: Day; to: Day; today: Day; imported: number }) {
  if (from > to)
    throw new DaybreakError('invalid_input', `The first night, ${from}, is after the last, ${to}.`);
  if (to > today) throw new DaybreakError('invalid_input', `The night of ${to} is still to come.`);
  return { from, to, imported };
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** What is asked, of which data: an interrupted replay goes on only where both are the same. */
function idOf(asked: object): string {
  return `rpl_${createHash('sha256').update(canonicalJson(asked)).digest('hex').slice(0, 10)}`;
}
