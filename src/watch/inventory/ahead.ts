import { type Corrections, corrected, type FactDraft } from '../../context/index.ts';
import type { FactUse } from '../../domain/fact.ts';
import type { DeclaredSpike, ExpectedLift } from './declared.ts';
import { eventLifts } from './event-lifts.ts';
import { type KeptShares, liftKey } from './lift.ts';
import type { MeasuredSpike, Surge } from './spiked-level.ts';

/** A declared event that has not begun, with what it is expected to do to its SKU's demand. */
export interface LiftAhead {
  readonly eventId: string;
  readonly kind: string;
  /** Days from today to its first day, and to the first after its peak. */
  readonly from: number;
  readonly until: number;
  /** How many times the level before it sells at its peak, and ever after. */
  readonly peakRatio: number;
  readonly settleRatio: number;
  readonly surges: readonly Surge[];
  /** What says so: the lift of its kind as learned or set by people, else what who declared it expects. */
  readonly fact: Pick<FactUse, 'kind' | 'subject' | 'value'>;
}

/** The lifts that events ahead are expected to have, by `liftKey`. */
export type KnownLifts = ReadonlyMap<string, FactDraft<'event_lift'>>;

/** What the measured events say of those to come, as people want it used. */
export function knownLifts(measured: readonly MeasuredSpike[], corrections: Corrections): KnownLifts {
  return new Map(
    corrected(eventLifts([{ learned: { spikes: measured } }]), corrections).map((fact) => [
      fact.subject.id,
      fact,
    ]),
  );
}

/** Those of a SKU's declared events that begin today or later, in a series of `days` complete days. */
export function liftsAhead(
  declared: readonly DeclaredSpike[],
  { days, lifts, kept }: { days: number; lifts: KnownLifts; kept: KeptShares },
): LiftAhead[] {
  return declared.flatMap((spike) => {
    if (spike.from < days) return [];
    const fact = factFor(spike, lifts);
    return fact ? [aheadOf(spike, fact, days, kept)] : [];
  });
}

/** The lift of its kind and channel, of its kind, or its own; null where nobody knows anything. */
function factFor(spike: DeclaredSpike, lifts: KnownLifts): LiftAhead['fact'] | null {
  const learned = lifts.get(liftKey(spike)) ?? lifts.get(spike.kind);
  if (learned) return learned;
  if (!spike.expected) return null;
  return {
    kind: 'event_lift',
    subject: { type: 'event', id: spike.eventId ?? '' },
    value: { ...spike.expected },
  };
}

function aheadOf(
  spike: DeclaredSpike,
  { kind, subject, value }: LiftAhead['fact'],
  days: number,
  kept: KeptShares,
): LiftAhead {
  const { peakRatio: peak, peakHours, settleRatio } = value as Partial<ExpectedLift>;
  const peakRatio = Number(peak);
  const settled =
    settleRatio ?? 1 + kept({ kind: spike.kind, channel: spike.channel ?? null }) * (peakRatio - 1);
  const from = spike.from - days;
  const length =
    spike.hasEnd || !peakHours ? spike.until - spike.from : Math.max(1, Math.round(peakHours / 24));
  const until = from + length;
  return {
    ...{ eventId: spike.eventId ?? '', kind: spike.kind, from, until, peakRatio, settleRatio: settled },
    surges: [
      { from, until, ratio: peakRatio, error: errorOf(peakRatio, value.peakInterval) },
      {
        from: until,
        until: Number.POSITIVE_INFINITY,
        ratio: settled,
        error: errorOf(settled, value.interval),
      },
    ],
    fact: { kind, subject, value },
  };
}

/** Widths of a standard error that a 95 % interval has. */
const WIDTHS = 2 * 1.96;

/** Standard error of a ratio, from its interval on the log scale; half of what it adds where there is none. */
function errorOf(ratio: number, interval: unknown): number {
  const [low, high] = Array.isArray(interval) ? interval.map(Number) : [];
  return low && high && low > 0 ? (ratio * Math.log(high / low)) / WIDTHS : Math.abs(ratio - 1) / 2;
}
