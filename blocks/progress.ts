import type { KnownBlock } from '@slack/types';
import type { Progress } from '../src/learn/index.ts';
import * as limits from './limits.ts';
import { context, listed } from './message.ts';
import { escaped } from './text.ts';

const MOST_LINES = 12;

/** How far the roll-out has come: the phases that are complete, and of the next one what is missing. */
export function progressBlocks({ phases, replay }: Progress): KnownBlock[] {
  const next = phases.find(({ complete }) => !complete);
  const lines = phases.flatMap(({ name, does, complete, criteria }) => {
    if (complete) return [`:white_check_mark: *${name}*: ${does}`];
    if (name !== next?.name) return [`:white_circle: ${name}: ${does}`];
    return [
      `:arrow_forward: *${name}*: ${does}`,
      ...criteria.map(
        ({ words, met }) => `      ${met ? ':heavy_check_mark:' : '☐'} ${escaped(words, limits.LINE)}`,
      ),
    ];
  });
  const past = replay
    ? escaped(replay.join(' '), 3 * limits.SENTENCE)
    : '`/ops replay` says what it would have told you on your last 90 days.';
  return [
    { type: 'divider' },
    ...listed('How far it has come', lines, (line) => line, { most: MOST_LINES }),
    context(past),
  ];
}
