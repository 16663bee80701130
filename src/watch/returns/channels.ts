import type { FactDraft } from '../../context/index.ts';
import type { Day } from '../../domain/day.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import type { ChannelRow } from './facts.ts';

/** How often a channel's orders come back against another's, like for like. */
export interface ChannelRatio {
  readonly channel: string;
  readonly versus: string;
  readonly ratio: number;
  readonly interval: readonly [low: number, high: number];
  readonly rate: number;
  readonly units: number;
  readonly returned: number;
}

const Z95 = 1.959964;
/** An interval wider than this says nothing that one could plan with. */
const WIDEST = 1;

/**
 * The ratio of return rates of each channel to the largest one, within categories (Mantel and Haenszel 1959), with the
 * interval of Greenland and Robins (1985). Channels whose interval is wider than 1 are left out: too few orders.
 */
export function channelRatios(rows: readonly ChannelRow[]): ChannelRatio[] {
  const units = new Map<string, number>();
  for (const row of rows) units.set(row.channel, (units.get(row.channel) ?? 0) + row.units);
  const [versus] = [...units].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  if (versus === undefined) return [];
  return [...units.keys()]
    .filter((channel) => channel !== versus)
    .flatMap((channel) => ratioOf(channel, versus, rows) ?? [])
    .filter(({ interval: [low, high] }) => high - low <= WIDEST);
}

function ratioOf(channel: string, versus: string, rows: readonly ChannelRow[]): ChannelRatio | null {
  let [top, bottom, variance, units, returned] = [0, 0, 0, 0, 0];
  for (const [, stratum] of Map.groupBy(rows, ({ category }) => category)) {
    const own = stratum.find((row) => row.channel === channel);
    const other = stratum.find((row) => row.channel === versus);
    if (!own || !other) continue;
    const all = own.units + other.units;
    const both = own.returned + other.returned;
    top += (own.returned * other.units) / all;
    bottom += (other.returned * own.units) / all;
    variance += (both * own.units * other.units - own.returned * other.returned * all) / all ** 2;
    units += own.units;
    returned += own.returned;
  }
  if (top <= 0 || bottom <= 0) return null;
  const ratio = top / bottom;
  const error = Math.sqrt(variance / (top * bottom));
  return {
    channel,
    versus,
    ratio,
    interval: [ratio * Math.exp(-Z95 * error), ratio * Math.exp(Z95 * error)],
    rate: returned / units,
    units,
    returned,
  };
}

/** Words and evidence of a channel whose orders come back more; null below the threshold's lower bound. */
export function channelReturns(
  { channel, versus, ratio, interval, rate, units, returned }: ChannelRatio,
  least: number,
  window: { readonly from: Day; readonly to: Day },
): FindingDraft<'channel_returns'> | null {
  if (interval[0] < least) return null;
  const [low, high] = interval.map((bound) => bound.toFixed(1));
  return {
    kind: 'channel_returns',
    subject: { type: 'acquisition_channel', id: channel },
    severity: 'warning',
    headline: `Orders from ${channel} come back ${ratio.toFixed(1)} times as often as from ${versus} (${low} to ${high}), like for like.`,
    evidence: {
      window,
      sources: [{ table: 'order_line', rows: units }],
      confidence: 0.95,
      rate: Number(rate.toFixed(4)),
      versus,
      ratio: Number(ratio.toFixed(2)),
      interval: [Number(interval[0].toFixed(2)), Number(interval[1].toFixed(2))],
      units,
      returns: returned,
    },
    stake: null,
    deadline: null,
  };
}

/** What is known of a channel, for whoever prices a click. */
export function channelFact({
  channel,
  versus,
  ratio,
  interval,
  rate,
  units,
}: ChannelRatio): FactDraft<'channel_return_ratio'> {
  return {
    kind: 'channel_return_ratio',
    subject: { type: 'acquisition_channel', id: channel },
    value: {
      versus,
      ratio: Number(ratio.toFixed(2)),
      interval: interval.map((bound) => Number(bound.toFixed(2))),
      rate: Number(rate.toFixed(4)),
      n: units,
    },
    confidence: 0.95,
  };
}
