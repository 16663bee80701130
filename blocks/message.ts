import type { KnownBlock } from '@slack/types';
import * as limits from './limits.ts';
import { lengthOf, mrkdwn } from './text.ts';

/** What is posted; `text` says everything that matters, for notifications and screen readers. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** One paragraph of our markup, at most 3,000 characters. */
export function section(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text), expand: true };
}

/** A remark in small print, at most 2,000 characters. */
export function context(text: string): KnownBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
}

/**
 * Items as lines under a bold title, at most `most` of them and 12,000 characters; what is left out is counted, and
 * `more` says where it is. Lines share paragraphs unless they are to stand `apart`.
 */
export function listed<T>(
  title: string,
  items: readonly T[],
  line: (item: T) => string,
  { most, more = '', apart = false }: { most: number; more?: string; apart?: boolean },
): KnownBlock[] {
  const [first, ...others] = withinRoom(items.slice(0, most).map(line));
  if (first === undefined) return [];
  const left = items.length - others.length - 1;
  const rest = left > 0 ? [...others, `… and ${left.toLocaleString('en-US')} more${more}`] : others;
  const lines = [`*${title}*\n${first}`, ...rest];
  return apart ? lines.map(section) : paragraphs(lines);
}

function withinRoom(lines: readonly string[]): string[] {
  let room = limits.LIST_TEXT;
  return lines.filter((line) => {
    room -= lengthOf(line);
    return room >= 0;
  });
}

/** Lines as sections, each as full as Slack allows, so that a long list does not use up the blocks. */
export function paragraphs(lines: readonly string[]): KnownBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    const joined = last === undefined ? line : `${last}\n${line}`;
    if (last !== undefined && lengthOf(joined) <= limits.SECTION_TEXT) texts[texts.length - 1] = joined;
    else texts.push(line);
  }
  return texts.map(section);
}

/** What a notification and a screen reader say: as many of the escaped parts as one text may hold. */
export function fallback(parts: readonly string[]): string {
  let text = '';
  for (const part of parts.filter(Boolean)) {
    const joined = text ? `${text} ${part}` : part;
    if (lengthOf(joined) > limits.FALLBACK_TEXT) break;
    text = joined;
  }
  return text || 'Daybreak';
}
