import type { Playbook } from '../../playbook.ts';
import { newLabel, relocation } from '../../words/warehouse.ts';
import { whyThere } from './confused-skus.ts';

/** Pairs of one place that are parted from one card. */
const MOST_PAIRS = 2;

/** Parts the look-alikes that make up the errors of a station and shift. */
export const mispickHotspot: Playbook<'mispick_hotspot'> = ({ evidence }, { situations }) => {
  const { errors, picks, baselineRate, interval, since, pairs } = evidence;
  const expected = Math.round(picks * baselineRate * 10) / 10;
  const parted = pairs.slice(0, MOST_PAIRS).flatMap(({ pair, errors: own }) => {
    const situation = situations.fulfilment.pairs.get(pair);
    return situation && own >= 2 ? [{ situation, own, pair }] : [];
  });
  const moves = parted.flatMap(({ situation }) => {
    const move = relocation(situation);
    return move ? [move] : [];
  });
  const labels = parted.slice(0, 1).map(({ situation }) => newLabel(situation));
  return {
    actions: [...moves, ...labels],
    ifNothing: `About ${Math.max(1, Math.round(errors - expected))} more wrong picks than its SKUs explain in every ${days(since, evidence.window.to)} days.`,
    because: [
      `The same SKUs picked elsewhere would have made ${expected} errors; here there were ${errors} in ${picks} picks (95 % interval ${share(interval[0])} to ${share(interval[1])}).`,
      ...parted.map(({ pair, own }) => `${own} of them are ${pair.replace('|', ' and ')} for each other.`),
      ...parted.slice(0, 1).map(({ situation }) => whyThere(situation)),
      ...(pairs.length === 0 || parted.length === 0
        ? ['No pair stands out: look at the place itself, its light, its labels, how new its people are.']
        : []),
    ],
  };
};

function share(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

function days(from: string, to: string): number {
  return Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}
