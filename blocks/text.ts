import type { MrkdwnElement, PlainTextElement } from '@slack/types';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Controls, lone surrogates, and the marks that turn the direction of all that follows. */
const UNSAFE = /[\p{Cc}--\s]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gv;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** What Slack reads as formatting: a mark at the edge of a word. Inside one, as in SKU_2847_XL, it is none. */
const MARK = /(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])/gu;
const MASS_MENTION = /@(?=here|channel|everyone)/gi;
const NOTHING = '\u200b';
const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
const EMPTY = '–';
/** Below this there is no room to say how much is missing. */
const ROOM_FOR_NOTICE = 120;
const NOTICE = 32;

/**
 * Text from outside for Slack's markup, on one line and at most `max` characters long once escaped: nothing in it
 * mentions, links, formats or breaks out of its line. What does not fit is cut between whole characters, with notice.
 */
export function escaped(text: string, max: number): string {
  return isolated(text, max, (clean) => cut(guarded(clean), max - 2, escapedLength, entities));
}

/** The same for places without markup: titles, labels, buttons. */
export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: plainText(text, max), emoji: false };
}

/** Text from outside on one line, at most `max` characters long; a dash for nothing at all. */
export function plainText(text: string, max: number): string {
  return isolated(text, max, (clean) => cut(clean, max - 2, lengthOf, (kept) => kept)) || EMPTY;
}

/** Our own markup, in which everything from outside was `escaped`. Slack finds no links or names of its own in it. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text: text || EMPTY, verbatim: true };
}

/** Words with a full stop, unless they end in something like it. */
export function sentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

/** What a form's field is filled with: the lines stay, nothing is marked; cut between whole characters. */
export function typed(text: string, max: number): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(/[\p{Cc}--[\n\t]]|\p{Cs}/gv, '');
  return fitting(clean, max, lengthOf);
}

/** Slack counts code points. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** One line without anything unseen that misleads; right-to-left words are kept from turning ours around. */
function isolated(text: string, max: number, shorten: (clean: string) => string): string {
  const clean = text.replace(UNSAFE, '').replace(/\s+/g, ' ').trim();
  const short = shorten(clean);
  return max > 2 && RIGHT_TO_LEFT.test(short) ? `\u2068${short}\u2069` : short;
}

function guarded(text: string): string {
  return text
    .replace(MARK, (mark) => LOOKALIKES[mark] ?? '')
    .replace(MASS_MENTION, `@${NOTHING}`)
    .replace(/^>/, `${NOTHING}>`);
}

function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapedLength(text: string): number {
  return lengthOf(entities(text));
}

function cut(
  text: string,
  max: number,
  measure: (part: string) => number,
  finish: (kept: string) => string,
): string {
  if (measure(text) <= max) return finish(text);
  if (max < ROOM_FOR_NOTICE) return `${finish(fitting(text, max - 1, measure))}…`;
  const kept = fitting(text, max - NOTICE, measure);
  const left = lengthOf(text) - lengthOf(kept);
  return `${finish(kept)}… (${left.toLocaleString('en-US')} more characters)`;
}

/** As many whole characters, as people see them, as `measure` allows. */
function fitting(text: string, max: number, measure: (part: string) => number): string {
  if (measure(text) <= max) return text;
  let kept = '';
  let length = 0;
  for (const { segment } of GRAPHEMES.segment(text)) {
    length += measure(segment);
    if (length > max) break;
    kept += segment;
  }
  return kept;
}
