import { formatDay } from '../../../domain/day.ts';
import type { ChannelReturnsEvidence, ReturnSpikeEvidence, ReturnsKind } from '../../../domain/evidence.ts';
import type { FactLine } from '../../views.ts';
import { number, percent } from './figures.ts';
import type { LinesOf } from './lines.ts';

/** The figures that a decision about returns rests on. */
export const RETURNS_LINES: LinesOf<ReturnsKind> = {
  return_spike: spike,
  channel_returns: channel,
};

function spike({
  rate,
  baselineRate,
  units,
  returns,
  cause,
  since,
  reasons,
}: ReturnSpikeEvidence): FactLine[] {
  const [top] = reasons;
  return [
    { label: 'Comes back', value: `${percent(rate)} (${percent(baselineRate)} before)` },
    { label: 'So far', value: `${number(returns)} of ${number(units)} units` },
    {
      label: 'Began with',
      value: cause ? `${cause.kind.replaceAll('_', ' ')} on ${formatDay(cause.on)}` : formatDay(since),
    },
    ...(top ? [{ label: 'Mostly', value: `${top.code.replaceAll('_', ' ')} (${percent(top.share)})` }] : []),
  ];
}

function channel({ rate, versus, ratio, interval: [low, high] }: ChannelReturnsEvidence): FactLine[] {
  return [
    { label: 'Comes back', value: percent(rate) },
    {
      label: `Against ${versus}`,
      value: `${ratio.toFixed(1)} times (${low.toFixed(1)} to ${high.toFixed(1)})`,
    },
  ];
}
