import { median } from 'simple-statistics';
import type { ActionKind, ExpectedEffect } from '../../domain/action.ts';
import type { AutonomyLevel, ValueBand } from '../../domain/autonomy.ts';
import { actsAlone } from '../../domain/autonomy.ts';
import { type Day, daysBetween } from '../../domain/day.ts';
import { FINDING_KINDS, type FindingKind } from '../../domain/finding.ts';
import { addMoney, type Money } from '../../domain/money.ts';
import type { Afterwards } from '../outcomes/afterwards.ts';
import type { Replay } from './replay.ts';
import type { Said, SaidStep } from './said.ts';

/** One thing said, with the night that said it. */
export interface SaidOn extends Said {
  readonly day: Day;
}

/** What the nights would have said of a kind. */
export interface KindReport {
  readonly kind: FindingKind;
  readonly alerts: number;
  readonly critical: number;
  readonly perWeek: number;
  /** Of those that ended within the replay; null when none did. */
  readonly medianDaysOpen: number | null;
}

/** What would have been proposed: the first step of each finding, the others being alternatives or additions to it. */
export interface StepReport {
  readonly kind: ActionKind;
  readonly proposed: number;
  /** Of them those that today's levels would have let it do without asking. */
  readonly alone: number;
  readonly cash: readonly Money[];
  readonly effects: readonly ExpectedEffect[];
}

/** What the data shows after the warnings of a kind: nothing was done about them on Daybreak's word. */
export interface HistoryReport {
  readonly kind: FindingKind;
  /** Warnings that the data can be asked about. */
  readonly known: number;
  /** Of them those that came about; null where that is not a yes or no. */
  readonly cameTrue: number | null;
  readonly dryDays: number;
  readonly lostMinor: number;
  readonly spentMinor: number;
}

export interface ReplayReport extends Pick<Replay, 'id' | 'from' | 'to' | 'complete'> {
  readonly nights: number;
  /** Told at the first night already: what stood before it is not news of that day. */
  readonly standingAtFirst: number;
  readonly alerts: number;
  readonly alertsPerWeek: number;
  readonly kinds: readonly KindReport[];
  readonly steps: readonly StepReport[];
  readonly history: readonly HistoryReport[];
  /** Those with most at stake. */
  readonly foremost: readonly SaidOn[];
  readonly cannotBeClaimed: readonly string[];
}

const MOST_FOREMOST = 10;

const CANNOT_BE_CLAIMED = [
  'that anything would have been saved: nobody acted on these, and what was done instead is in the data',
  'what the nights knew of names, costs and settings: those are as they are now, every other row is as of its night',
];

/** What a replay comes to. `levelOf` says how far each kind may go without asking, now. */
export function reportOf(
  { id, from, to, nights, complete }: Replay,
  {
    afterwards,
    levelOf,
  }: {
    afterwards: ReadonlyMap<string, Afterwards>;
    levelOf: (kind: ActionKind, band: ValueBand) => AutonomyLevel;
  },
): ReplayReport {
  const said = saidBy(nights);
  const news = said.filter(isNews);
  const weeks = Math.max(1, nights.length / 7);
  const ofKind = <T>(report: (kind: FindingKind, of: readonly SaidOn[]) => T | null): T[] =>
    FINDING_KINDS.flatMap((kind) => {
      const of = said.filter((one) => one.kind === kind);
      const found = of.length > 0 ? report(kind, of) : null;
      return found ? [found] : [];
    });
  return {
    id,
    from,
    to,
    complete,
    nights: nights.length,
    standingAtFirst: news.filter(({ day }) => day === from).length,
    alerts: news.length,
    alertsPerWeek: news.length / weeks,
    kinds: ofKind((kind, of) => kindReport(kind, of, weeks)),
    steps: stepReports(
      news.flatMap(({ event, steps }) => (event === 'worsened' ? [] : steps.slice(0, 1))),
      levelOf,
    ),
    history: ofKind((kind, of) => historyReport(kind, of, afterwards)),
    foremost: news
      .filter(({ event, stake }) => event === 'opened' && stake !== null)
      .toSorted((a, b) => (b.stake?.minor ?? 0) - (a.stake?.minor ?? 0))
      .slice(0, MOST_FOREMOST),
    cannotBeClaimed: CANNOT_BE_CLAIMED,
  };
}

/** Everything that the nights of a replay would have said, in order. */
export function saidBy(nights: Replay['nights']): SaidOn[] {
  return nights.flatMap(({ day, said }) => said.map((one) => ({ ...one, day })));
}

/** A warning's name among the aftermaths. */
export function warningKey({ findingId, day }: Pick<SaidOn, 'findingId' | 'day'>): string {
  return `${findingId} ${day}`;
}

export function isNews({ event }: Pick<Said, 'event'>): boolean {
  return event !== 'resolved';
}

function kindReport(kind: FindingKind, said: readonly SaidOn[], weeks: number): KindReport {
  const news = said.filter(isNews);
  const open = said.flatMap((one) => {
    if (one.event !== 'resolved') return [];
    const began = said.findLast(
      ({ findingId, event, day }) =>
        findingId === one.findingId && day < one.day && (event === 'opened' || event === 'reopened'),
    );
    return began ? [daysBetween(began.day, one.day)] : [];
  });
  return {
    kind,
    alerts: news.length,
    critical: news.filter(({ severity }) => severity === 'critical').length,
    perWeek: news.length / weeks,
    medianDaysOpen: open.length > 0 ? median(open) : null,
  };
}

function stepReports(
  steps: readonly SaidStep[],
  levelOf: (kind: ActionKind, band: ValueBand) => AutonomyLevel,
): StepReport[] {
  return [...Map.groupBy(steps, ({ kind }) => kind)].map(([kind, of]) => ({
    kind,
    proposed: of.length,
    alone: of.filter(({ band }) => actsAlone(levelOf(kind, band))).length,
    cash: sumByCurrency(of.flatMap(({ cost }) => cost ?? [])),
    effects: effectsOf(of.flatMap(({ effect }) => effect ?? [])),
  }));
}

function historyReport(
  kind: FindingKind,
  said: readonly SaidOn[],
  afterwards: ReadonlyMap<string, Afterwards>,
): HistoryReport | null {
  const known = said.flatMap((one) =>
    one.event === 'opened' || one.event === 'reopened' ? (afterwards.get(warningKey(one)) ?? []) : [],
  );
  if (known.length === 0) return null;
  const yesOrNo = known.filter(({ happened }) => happened !== null);
  const sum = (of: (one: Afterwards) => number | null) =>
    known.reduce((total, one) => total + (of(one) ?? 0), 0);
  return {
    kind,
    known: known.length,
    cameTrue: yesOrNo.length > 0 ? yesOrNo.filter(({ happened }) => happened).length : null,
    dryDays: sum((one) => (one.measure === 'stock' ? one.dryDays : 0)),
    lostMinor: sum((one) => (one.measure === 'stock' ? one.lostMinor : 0)),
    spentMinor: sum((one) => (one.measure === 'spend' ? one.afterMinor : 0)),
  };
}

function sumByCurrency(amounts: readonly Money[]): Money[] {
  return [...Map.groupBy(amounts, ({ currency }) => currency).values()].flatMap(([first, ...rest]) =>
    first ? [addMoney(first, ...rest)] : [],
  );
}

/** Sums by currency; the ends are added as they are, which is wider than the interval of the sum. */
function effectsOf(effects: readonly ExpectedEffect[]): ExpectedEffect[] {
  return [...Map.groupBy(effects, ({ expected }) => expected.currency).values()].flatMap((of) => {
    const [expected] = sumByCurrency(of.map((one) => one.expected));
    const [low] = sumByCurrency(of.map((one) => one.low));
    const [high] = sumByCurrency(of.map((one) => one.high));
    return expected && low && high ? [{ expected, low, high }] : [];
  });
}
