import { levelOf, obstacleAlone, type Rules, type Usage, type Whole } from '../../decide/index.ts';
import { actsAlone } from '../../domain/autonomy.ts';
import { instantOf } from '../../domain/day.ts';
import { NIGHT_AT, type Shop } from '../../domain/shop.ts';
import type { Replay } from './replay.ts';
import type { Said, SaidStep } from './said.ts';

const HOUR_MS = 3_600_000;
/** Daybreak looks at what waits with each night and at every full hour after it. */
const LOOKS_A_DAY = 24;

/** What bounds doing things alone: the rules as they are now, the shop and the wholes that shares are taken of. */
export interface Bounds {
  readonly rules: Rules;
  readonly shop: Shop;
  readonly whole: Whole;
}

/** A step as it would have stood before people, and whether it would have been done without asking. */
export interface Proposal {
  readonly step: SaidStep;
  /** The one recommended, not an alternative or addition to it. */
  readonly isFirst: boolean;
  readonly alone: boolean;
}

interface Standing {
  readonly step: SaidStep;
  readonly findingId: string;
  readonly isFirst: boolean;
  doneAt: number | null;
}

/**
 * What past nights would have proposed, each once as long as its finding stands, and which of it would have been done
 * alone: every look of a day asks what the gate asks, of the same rules, with what was done alone before it counted.
 */
export function proposalsOf(nights: Replay['nights'], bounds: Bounds): Proposal[] {
  const all: Standing[] = [];
  let waiting: Standing[] = [];
  let recent: Standing[] = [];
  for (const { day, said } of nights) {
    for (const one of said) {
      const { kept, added } = told(one, waiting, all);
      waiting = [...kept, ...added];
      all.push(...added);
    }
    const tried = waiting.filter(({ step }) => mayActAlone(bounds, step)).toSorted(byEffect);
    const night = instantOf(day, NIGHT_AT, bounds.shop.timeZone).getTime();
    for (let look = 0; look < LOOKS_A_DAY && tried.some(isOpen); look += 1) {
      recent = actAt(new Date(night + look * HOUR_MS), tried, recent, bounds);
    }
    waiting = waiting.filter(isOpen);
  }
  return all.map(({ step, isFirst, doneAt }) => ({ step, isFirst, alone: doneAt !== null }));
}

/** What waits after something was told of a finding: its steps as they are now, those done already not again. */
function told(
  { event, findingId, steps }: Said,
  waiting: readonly Standing[],
  all: readonly Standing[],
): { kept: Standing[]; added: Standing[] } {
  const others = waiting.filter((one) => one.findingId !== findingId);
  if (event === 'resolved') return { kept: others, added: [] };
  const isNew = event === 'opened' || event === 'reopened';
  // A finding that came back is proposed for anew; within its open period what was proposed is not proposed again.
  const before = isNew ? [] : all.filter((one) => one.findingId === findingId);
  const known = (step: SaidStep) => before.find((one) => keyOf(one.step) === keyOf(step));
  const kept = steps.flatMap((step) => known(step) ?? []).filter(isOpen);
  const added = steps.flatMap((step, index) =>
    known(step) ? [] : [{ step, findingId, isFirst: index === 0 && isNew, doneAt: null }],
  );
  return { kept: [...others, ...kept], added };
}

/** One look at what waits; what was done alone within a day of it, this look included. */
function actAt(
  now: Date,
  tried: readonly Standing[],
  before: readonly Standing[],
  { rules, shop, whole }: Bounds,
): Standing[] {
  const recent = before.filter(({ doneAt }) => doneAt !== null && doneAt > now.getTime() - 24 * HOUR_MS);
  for (const one of tried.filter(isOpen)) {
    const { extent } = one.step;
    const usage = {
      kind: usageOf(
        recent.filter(({ step }) => step.kind === one.step.kind),
        now,
      ),
      all: usageOf(recent, now),
    };
    const wholes = { ...whole, budgetsBefore: budgetsBefore(recent) };
    if (obstacleAlone(rules, { extent, now, shop, usage, whole: wholes })) continue;
    one.doneAt = now.getTime();
    recent.push(one);
  }
  return recent;
}

/** What each campaign's budget was before the first of these steps that changed it. */
function budgetsBefore(recent: readonly Standing[]): Whole['budgetsBefore'] {
  const changes = recent.flatMap(({ step }) => step.extent.budgets);
  return Object.fromEntries(changes.toReversed().map(({ id, from }) => [id, from]));
}

/** What was done within the day, as the gate counts it. */
function usageOf(day: readonly Standing[], now: Date): Usage {
  const hour = day.filter(({ doneAt }) => (doneAt ?? 0) > now.getTime() - HOUR_MS);
  const spent = (of: readonly Standing[]) => ({
    count: of.reduce((sum, { step }) => sum + step.extent.count, 0),
    valueMinor: of.reduce((sum, { step }) => sum + step.extent.valueMinor, 0),
  });
  return {
    hour: spent(hour),
    day: {
      ...spent(day),
      budgetMinor: day.reduce((sum, { step }) => sum + step.extent.budgetMinor, 0),
      skus: [...new Set(day.flatMap(({ step }) => step.extent.skus))],
    },
  };
}

function mayActAlone({ rules }: Bounds, { kind, band }: SaidStep): boolean {
  return !rules.stopped && actsAlone(levelOf(rules, kind, band));
}

function isOpen({ doneAt }: Standing): boolean {
  return doneAt === null;
}

function keyOf({ kind, slot }: SaidStep): string {
  return `${kind} ${slot}`;
}

function byEffect(a: Standing, b: Standing): number {
  const effect = ({ step }: Standing) => step.effect?.expected.minor ?? Number.NEGATIVE_INFINITY;
  const [x, y] = [effect(a), effect(b)];
  return x === y ? 0 : y - x;
}
