import { median } from 'simple-statistics';
import type { ActionKind, ExpectedEffect } from '../../domain/action.ts';
import { type Day, daysBetween } from '../../domain/day.ts';
import { FINDING_KINDS, type FindingKind } from '../../domain/finding.ts';
import { addMoney, type Money } from '../../domain/money.ts';
import type { Afterwards } from '../outcomes/afterwards.ts';
import { type Bounds, type Proposal, proposalsOf } from './alone.ts';
import type { Replay } from './replay.ts';
import type { Said } from './said.ts';

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

/** What would have been proposed of a kind, each once as long as its finding stood. */
export interface StepReport {
  readonly kind: ActionKind;
  readonly proposed: number;
  /** Of them those that were a finding's first step, the others being alternatives or additions to it. */
  readonly first: number;
  /** Of those proposed what it would have done without asking, by the levels, limits and quiet periods of today. */
  readonly alone: number;
  /** Of the first steps: alternatives do not add up. */
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

/** What a replay comes to, by the bounds of today. */
export function reportOf(
  { id, from, to, nights, complete }: Replay,
  { afterwards, bounds }: { afterwards: ReadonlyMap<string, Afterwards>; bounds: Bounds },
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
    steps: stepReports(proposalsOf(nights, bounds)),
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

function stepReports(proposals: readonly Proposal[]): StepReport[] {
  return [...Map.groupBy(proposals, ({ step }) => step.kind)].map(([kind, of]) => {
    const first = of.flatMap(({ step, isFirst }) => (isFirst ? [step] : []));
    return {
      kind,
      proposed: of.length,
      first: first.length,
      alone: of.filter(({ alone }) => alone).length,
      cash: sumByCurrency(first.flatMap(({ cost }) => cost ?? [])),
      effects: effectsOf(first.flatMap(({ effect }) => effect ?? [])),
    };
  });
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
