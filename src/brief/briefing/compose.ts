import { knownFacts } from '../../context/index.ts';
import type { Queryable } from '../../domain/database.ts';
import { type Day, dayOf, daysBetween, formatDay } from '../../domain/day.ts';
import { addMoney, formatMoney, type Money } from '../../domain/money.ts';
import type { Shop } from '../../domain/shop.ts';
import type { TraceKind } from '../../domain/trace.ts';
import { counted } from '../kinds.ts';
import { rankStories } from '../stories/ranked.ts';
import type { BriefingView, DecisionLine } from '../views.ts';
import { countDecisions, stakeAndDeadline } from '../words.ts';
import {
  countSnoozed,
  type Movement,
  type OpenFinding,
  readEnded,
  readLastBriefing,
  readMovements,
  readOpenFindings,
  readRuns,
} from './facts.ts';

const HOUR_MS = 3_600_000;
/** With no briefing before, the news is that of a day. */
const FIRST_WINDOW_HOURS = 24;
/** Yesterday's briefing, if it was skipped, was due a little longer than a day ago. */
const RUNS_WINDOW_HOURS = 30;
/** A night older than this is said to be old: one was missed. */
const OLD_HOURS = 26;

/** The briefing of a day as it stands at `now`: the news since the briefing before, and all that is open. */
export async function composeBriefing(
  db: Queryable,
  { day, now, shop }: { day: Day; now: Date; shop: Shop },
): Promise<BriefingView> {
  const last = await readLastBriefing(db, day);
  const since = last ?? hoursBefore(now, FIRST_WINDOW_HOURS);
  const window = { since, until: now };
  const open = await readOpenFindings(db);
  const { ranAt, notes } = await readRuns(db, {
    day,
    since: hoursBefore(now, RUNS_WINDOW_HOURS),
    until: now,
  });
  const today = dayOf(now, shop.timeZone);
  const decisions = rankStories(open, today, shop).flatMap((story) => decisionLine(story, today));
  const atStake = sumOf(decisions, shop.currency);
  const told = new Set(decisions.flatMap(({ alongside }) => alongside.map(({ findingId }) => findingId)));
  const others = open.filter(({ id, proposal }) => proposal === null && !told.has(id));
  return {
    shopName: shop.name,
    day,
    dayName: formatDay(day),
    summary: summary(decisions, atStake),
    at: now,
    timeZone: shop.timeZone,
    ranAt,
    warnings: [...ageWarnings(ranAt, now), ...notes.map(runWarning)],
    overnight: overnight(await readMovements(db, window)),
    decisions,
    atStake,
    done: await readEnded(db, window),
    stale: others.filter(({ kind }) => kind === 'data_stale').map(staleLine),
    watching: others
      .filter(({ kind }) => kind !== 'data_stale')
      .map(({ id, headline }) => ({ findingId: id, headline })),
    snoozed: await countSnoozed(db),
    unknown: await readUnknowns(db, now),
  };
}

/** What the latest run could not know, as its watchers said it. */
async function readUnknowns(db: Queryable, now: Date): Promise<string[]> {
  const facts = await knownFacts(db, { kind: 'unknowns', at: now });
  return [...facts.values()].flatMap(({ value }) => value.notes);
}

function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * HOUR_MS);
}

/** A story by its most urgent decision, the others under it; none where nothing in it waits for a decision. */
function decisionLine([lead, ...rest]: readonly OpenFinding[], today: Day): DecisionLine[] {
  if (!lead || lead.proposal === null) return [];
  const { id, severity, headline, stake, deadline, proposal } = lead;
  const daysLeft = deadline === null ? null : daysBetween(today, deadline);
  const urgency = stakeAndDeadline(stake, deadline, daysLeft);
  const alongside = rest.map((other) => ({
    findingId: other.id,
    headline: other.headline,
    proposal: other.proposal,
  }));
  return [{ findingId: id, severity, headline, proposal, stake, deadline, daysLeft, urgency, alongside }];
}

/** What is at stake in the shop's currency, a story counted once by its lead; other currencies cannot be added and are left to their own lines. */
function sumOf(decisions: readonly DecisionLine[], currency: string): Money | null {
  const stakes = decisions.flatMap(({ stake }) => (stake?.currency === currency ? [stake] : []));
  const [first, ...rest] = stakes;
  return first ? addMoney(first, ...rest) : null;
}

function summary(decisions: readonly DecisionLine[], atStake: Money | null): string {
  const count = countDecisions(decisions);
  if (count === 0) return 'nothing needs your decision.';
  const money = atStake ? `, ${formatMoney(atStake, { whole: true })} at stake` : '';
  const foreign = decisions.filter(({ stake }) => stake && stake.currency !== atStake?.currency).length;
  const apart = atStake && foreign > 0 ? `, not counting ${foreign} in other currencies` : '';
  return `${count} ${count === 1 ? 'decision' : 'decisions'}${money}${apart}.`;
}

/** What is behind and what follows from it; a source that was never loaded has it in its headline. */
function staleLine({ headline, evidence }: OpenFinding): string {
  const { consequence } = evidence;
  return typeof consequence !== 'string' || headline.includes(consequence)
    ? headline
    : `${headline} ${consequence}`;
}

const EVENTS: readonly (readonly [TraceKind, string])[] = [
  ['seen', 'New'],
  ['worsened', 'Worse than before'],
  ['reopened', 'Back again'],
  ['resolved', 'Passed'],
];

function overnight(movements: readonly Movement[]): string[] {
  return EVENTS.flatMap(([event, words]) => {
    const parts = movements.filter((one) => one.event === event);
    return parts.length === 0
      ? []
      : [`${words}: ${parts.map(({ kind, count }) => counted(kind, count)).join(', ')}`];
  });
}

function ageWarnings(ranAt: Date | null, now: Date): string[] {
  if (ranAt === null) return ['No night has run yet, so nothing is known.'];
  const hours = Math.floor((now.getTime() - ranAt.getTime()) / HOUR_MS);
  return hours > OLD_HOURS
    ? [`The last night ran ${hours} hours ago: these are its figures, not today's.`]
    : [];
}

function runWarning({ job, state, note }: { job: string; state: string; note: string }): string {
  const what = job === 'night' ? 'The night' : 'A briefing';
  return state === 'failed' ? `${what} failed: ${note}` : `${what} ${note}.`;
}
