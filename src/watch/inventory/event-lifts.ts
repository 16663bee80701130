import { median } from 'simple-statistics';
import type { FactDraft } from '../../context/index.ts';
import { ratioOfSums } from '../../stats/ratio-of-sums.ts';
import { liftKey } from './lift.ts';
import type { MeasuredSpike } from './spiked-level.ts';
import { DETECTED } from './spikes.ts';

const ROUND = 2;

/**
 * What declared events do to demand, by kind, and by kind and the channel that most of their orders came from: how
 * many times the level before they sell at their peak and once they have settled, each with its interval.
 */
export function eventLifts(
  positions: Iterable<{ readonly learned: { readonly spikes: readonly MeasuredSpike[] } }>,
): FactDraft<'event_lift'>[] {
  const spikes = [...positions].flatMap(({ learned }) => learned.spikes.filter(isTelling));
  const byKind = [...Map.groupBy(spikes, ({ kind }) => kind)].map(([kind, of]) => liftFact(kind, null, of));
  const byChannel = [...Map.groupBy(spikes.filter(hasChannel), liftKey)].map(([, of]) =>
    liftFact(of[0]?.kind ?? '', of[0]?.channel ?? null, of),
  );
  return [...byKind, ...byChannel].filter((fact) => fact !== null);
}

function isTelling({ kind, lift }: MeasuredSpike): boolean {
  return kind !== DETECTED && lift.peakRatio >= 0.005 && Number.isFinite(lift.peakRatio);
}

function hasChannel({ channel }: MeasuredSpike): boolean {
  return Boolean(channel);
}

function liftFact(
  kind: string,
  channel: string | null,
  spikes: readonly MeasuredSpike[],
): FactDraft<'event_lift'> | null {
  const before = ({ lift }: MeasuredSpike) => lift.peakPerDay / lift.peakRatio;
  const peak = ratioOfSums(spikes.map((one) => ({ before: before(one), after: one.lift.peakPerDay })));
  if (!peak) return null;
  const over = spikes.flatMap((one) =>
    one.lift.settleRatio === null ? [] : [{ before: before(one), after: one.lift.settleRatio * before(one) }],
  );
  const settled = ratioOfSums(over);
  return {
    kind: 'event_lift',
    subject: { type: channel ? 'event_kind_channel' : 'event_kind', id: liftKey({ kind, channel }) },
    value: {
      eventKind: kind,
      channel,
      peakRatio: rounded(peak.ratio),
      peakInterval: peak.interval?.map(rounded) ?? null,
      peakHours: median(spikes.map(({ from, until }) => 24 * (until - from))),
      settleRatio: settled ? rounded(settled.ratio) : null,
      interval: settled?.interval?.map(rounded) ?? null,
      n: spikes.length,
    },
    confidence: Number((spikes.length / (spikes.length + 4)).toFixed(ROUND)),
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(ROUND));
}
