import type { MrkdwnElement, PlainTextElement } from '@slack/types';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
const CUT = '…';
/** Controls but tab and newline, lone surrogates, and the marks that turn the direction of all that follows. */
const UNSAFE = /[\p{Cc}--[\n\t]]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/gv;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** At most `max` code points, cut between whole characters, with "…" where something was left out. */
export function cut(text: string, max: number): string {
  if ([...text].length <= max) return text;
  let kept = '';
  let length = 0;
  for (const { segment } of GRAPHEMES.segment(text)) {
    const size = [...segment].length;
    if (length + size > max - 1) break;
    kept += segment;
    length += size;
  }
  return `${kept}${CUT}`;
}

/** What people typed as plain text: no controls, and right-to-left words kept from turning ours around. */
function safe(text: string): string {
  const clean = text.replace(UNSAFE, '');
  return RIGHT_TO_LEFT.test(clean) ? `${FIRST_STRONG_ISOLATE}${clean}${POP_ISOLATE}` : clean;
}

/**
 * Text from outside for Slack's markup: nothing in it mentions, links or formats. A zero-width space after the first
 * character of what Slack would read as formatting keeps it as it was typed.
 */
export function escaped(text: string, max: number): string {
  return safe(cut(text, max))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, (mark) => `\u200b${mark}\u200b`);
}

/** Our own markup, cut as a last resort only: escape what stands in it first. */
export function mrkdwn(text: string, max: number): MrkdwnElement {
  return { type: 'mrkdwn', text: cut(text, max) || ' ' };
}

/** Text without markup: titles, labels, buttons. */
export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: safe(cut(text, max - 2)) || ' ', emoji: true };
}

/** What a notification and a screen reader say. */
export function fallback(text: string, max: number): string {
  return (
    safe(cut(text, max - 2))
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;') || 'Daybreak'
  );
}
