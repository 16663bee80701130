import type { Playbook } from '../../playbook.ts';
import { percent } from '../../words/figures.ts';

/** A channel whose orders come back more: nothing to carry out, but every figure of its ads counts on it from now on. */
export const channelReturns: Playbook<'channel_returns'> = ({ subject, evidence }) => {
  const { rate, versus, ratio, interval } = evidence;
  const [low, high] = interval.map((bound) => bound.toFixed(1));
  return {
    actions: [],
    ifNothing: `Orders from ${subject.id} go on earning less than they look: ${percent(rate)} of the units come back.`,
    because: [
      `Within the same categories its orders come back ${ratio.toFixed(1)} times as often as those from ${versus} (95 % interval ${low} to ${high}).`,
      'Margins of this channel are counted net of it from now on; no budget is moved by this alone.',
    ],
  };
};
