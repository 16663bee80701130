import { addDays, type Day, formatDay } from '../../../domain/day.ts';
import type { FactUse } from '../../../domain/fact.ts';
import type { LiftAhead } from '../ahead.ts';
import type { SkuPosition } from '../position.ts';
import { runOutByDay, runOutQuantile } from '../stockout.ts';
import { type NightContext, plural } from './evidence.ts';

/** Days over which what an event adds is told. */
const TOLD_DAYS = 28;

/** What the declared events that lie ahead make of the demand and of the day on which the stock runs out. */
export function liftUses(
  { learned, supply, runOut }: SkuPosition,
  today: Day,
  stockoutIn: number,
): FactUse[] {
  if (learned.ahead.length === 0 || !supply) return [];
  const { usual, forecast } = learned;
  const without = runOutQuantile(runOutByDay(usual, supply, runOut().length - 1), 0.5);
  const units = (demand: typeof usual) => Math.round(demand.mean(TOLD_DAYS)).toLocaleString('en-US');
  const otherwise = without === null ? 'not within sight' : formatDay(addDays(today, without));
  const moved = `demand of ${TOLD_DAYS} days ${units(usual)} → ${units(forecast)} units; runs out ${formatDay(addDays(today, stockoutIn))}, without it ${otherwise}`;
  return learned.ahead
    .filter(({ from }) => from < TOLD_DAYS)
    .map(({ fact: { kind, subject, value } }) => ({ kind, subject, value, moved }));
}

/** Names each declared event that lies ahead, with what it is expected to do and whose word that is. */
export function aheadNotes({ learned }: SkuPosition, { today }: NightContext): string[] {
  return learned.ahead.map((event) => {
    return (
      `From ${formatDay(addDays(today, event.from))}: ${event.kind} ${event.eventId}, expected to sell ` +
      `${event.peakRatio.toFixed(1)} times the usual for ${plural(event.until - event.from, 'day')}, then ` +
      `${event.settleRatio.toFixed(1)} times (${wordOf(event)}).`
    );
  });
}

function wordOf({ kind, fact: { subject, value } }: LiftAhead): string {
  if (subject.type === 'event') return 'as it was declared';
  if (value.corrected === true) return 'set by people';
  return `learned from ${plural(Number(value.n), `past ${kind}`)}`;
}
