import type { ThresholdLine, ThresholdPreviewView } from '../src/brief/views.ts';
import * as limits from './limits.ts';
import { fitted, listed, type Message, section } from './message.ts';
import { person } from './people.ts';
import { escaped, fallback } from './text.ts';

/** Every threshold, its value, who set it and what it means. */
export function thresholdsMessage(lines: readonly ThresholdLine[]): Message {
  const words = lines.map((line) => {
    const set = line.setBy ? ` (set by ${person(line.setBy)}; default ${line.fallback})` : '';
    return `\`${line.name}\` *${line.value}* ${escaped(line.unit, limits.NAME)}${set}\n${escaped(line.description, limits.SENTENCE)}`;
  });
  const text = lines.map(({ name, value }) => `${name} ${value}`).join(', ');
  return {
    text: fallback(`Thresholds: ${text}`, limits.FALLBACK_TEXT),
    blocks: fitted(listed('Thresholds', words, { most: 60, inEach: 6 }), limits.MESSAGE_BLOCKS),
  };
}

/** What a value would change; nothing is set. */
export function thresholdPreviewMessage({
  line,
  value,
  appearing,
  disappearing,
}: ThresholdPreviewView): Message {
  const change = `\`${line.name}\` ${line.value} → *${value}* ${escaped(line.unit, limits.NAME)}`;
  const total = appearing.length + disappearing.length;
  const summary =
    total === 0
      ? 'Nothing would change today.'
      : `${appearing.length} findings more, ${disappearing.length} fewer today.`;
  const bulleted = (headlines: readonly string[]) =>
    headlines.map((one) => `• ${escaped(one, limits.HEADLINE)}`);
  const blocks = [
    section(`${change}\n${summary} Nothing was set.`),
    ...listed('Would be reported', bulleted(appearing), { most: 10 }),
    ...listed('Would not be reported any more', bulleted(disappearing), { most: 10 }),
  ];
  return {
    text: fallback(`${line.name}: ${summary}`, limits.FALLBACK_TEXT),
    blocks: fitted(blocks, limits.MESSAGE_BLOCKS),
  };
}
