import { addDays, formatDay } from '../../../domain/day.ts';
import type { FactUse } from '../../../domain/fact.ts';
import type { LiftAhead } from '../ahead.ts';
import type { LevelForecast } from '../forecast.ts';
import type { SkuPosition } from '../position.ts';
import { runOutByDay, runOutQuantile, type Supply } from '../stockout.ts';
import { underWayFact } from '../under-way.ts';
import { type NightContext, plural } from './evidence.ts';

/** Days over which what an event adds is told. */
const TOLD_DAYS = 28;

/** What declared events, under way or ahead, make of the demand and of the day on which the stock runs out. */
export function liftUses(position: SkuPosition, context: NightContext, stockoutIn: number): FactUse[] {
  const { learned, supply } = position;
  if (!supply) return [];
  const { calm, usual, forecast } = learned;
  const ahead = learned.ahead.filter(({ from }) => from < TOLD_DAYS);
  const underWay = calm === usual ? [] : underWayFact(position, context);
  const movedBy = (from: LevelForecast, to: LevelForecast): string => {
    const runsOut = (demand: LevelForecast) =>
      demand === forecast ? stockoutIn : runOutIn(demand, supply, position.runOut().length - 1);
    const on = (days: number | null) =>
      days === null ? 'not within sight' : formatDay(addDays(context.today, days));
    return `demand of ${TOLD_DAYS} days ${unitsOf(from)} → ${unitsOf(to)} units; runs out ${on(runsOut(to))}, without it ${on(runsOut(from))}`;
  };
  return [
    ...underWay.map(({ kind, subject, value }) => ({ kind, subject, value, moved: movedBy(calm, usual) })),
    ...ahead.map(({ fact: { kind, subject, value } }) => ({
      ...{ kind, subject, value },
      moved: movedBy(usual, forecast),
    })),
  ];
}

function runOutIn(demand: LevelForecast, supply: Supply, days: number): number | null {
  return runOutQuantile(runOutByDay(demand, supply, days), 0.5);
}

function unitsOf(demand: LevelForecast): string {
  return Math.round(demand.mean(TOLD_DAYS)).toLocaleString('en-US');
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
