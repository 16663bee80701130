import type { PastAlerts, ThresholdLine, ThresholdPreviewView } from '../src/brief/views.ts';
import * as limits from './limits.ts';
import { fallback, listed, type Message, section } from './message.ts';
import { person } from './people.ts';
import { escaped } from './text.ts';

const MOST_LINES = 60;
const MOST_HEADLINES = 10;

/** Every threshold, its value, who set it and what it means. */
export function thresholdsMessage(lines: readonly ThresholdLine[]): Message {
  const spoken = lines
    .slice(0, MOST_LINES)
    .map(({ name, value, unit }) => `${escaped(`${name} ${value} ${unit}`, limits.NAME)};`);
  return {
    text: fallback(['Thresholds:', ...spoken]),
    blocks:
      lines.length === 0
        ? [section('There are no thresholds.')]
        : listed('Thresholds', lines, thresholdLine, { most: MOST_LINES }),
  };
}

/** What a value would change; nothing is set. */
export function thresholdPreviewMessage(view: ThresholdPreviewView): Message {
  const { line, value, appearing, disappearing } = view;
  const change = `${code(line.name)} ${number(line.value)} → *${number(value)}* ${escaped(line.unit, limits.NAME)}`;
  const summary = `${changeWords(view)} Nothing was set.`;
  return {
    text: fallback([`${escaped(line.name, limits.NAME)} ${line.value} → ${value}:`, summary]),
    blocks: [
      section([change, summary, '_Counting what the last nights would have said …_'].join('\n')),
      ...listed('Would be reported', appearing, bullet, { most: MOST_HEADLINES }),
      ...listed('Would not be reported any more', disappearing, bullet, { most: MOST_HEADLINES }),
    ],
  };
}

/** "cpa_breach.target at 45: 6 alerts in the last 30 nights, not 19." */
export function pastAlertsMessage({ name, value, nights, before, after }: PastAlerts): Message {
  const alerts = `*${after}* ${after === 1 ? 'alert' : 'alerts'} in the last ${nights} nights`;
  const words = `${code(name)} at *${number(value)}*: you would have had ${alerts}, ${after === before ? 'as many as now' : `not ${before}`}.`;
  return { text: fallback([words.replaceAll(/[*`]/g, '')]), blocks: [section(words)] };
}

function thresholdLine({
  name,
  value,
  unit,
  description,
  fallback: usual,
  setBy,
  min,
  max,
}: ThresholdLine): string {
  const set = setBy ? ` · set by ${person(setBy)}, default ${number(usual)}` : '';
  const range = `${number(min)} to ${number(max)}`;
  return [
    `${code(name)} *${number(value)}* ${escaped(unit, limits.NAME)}${set}`,
    `${escaped(description, limits.LINE)} (${range})`,
  ].join('\n');
}

function changeWords({ appearing, disappearing }: ThresholdPreviewView): string {
  if (appearing.length + disappearing.length === 0) return 'Nothing would change today.';
  const findings = (count: number) => `${count} ${count === 1 ? 'finding' : 'findings'}`;
  return `Today: ${findings(appearing.length)} more, ${findings(disappearing.length)} fewer.`;
}

function bullet(headline: string): string {
  return `• ${escaped(headline, limits.LINE)}`;
}

function code(name: string): string {
  return `\`${escaped(name, limits.NAME)}\``;
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}
