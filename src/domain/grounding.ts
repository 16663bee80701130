/** Where a figure in a text comes from: the row, the field and the words in which the text gives it. */
export interface Citation {
  /** The table of the row, or "policy" for a clause of a document. */
  readonly table: string;
  readonly id: string;
  readonly field: string;
  /** The value as the text says it: "Fri 18 Dec", "$24.50", "OR-10482". */
  readonly value: string;
}

/** What reads as a figure or a date: a word with a digit in it, or the name of a day or a month. */
const FIGURE =
  /[\p{L}\d#$€£¥][\p{L}\d.,:/-]*\d[\p{L}\d]*|\d[\p{L}\d.,:/-]*|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b|\b(?:January|February|March|April|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b/gu;

/** Every figure and date of a text. */
export function figuresIn(text: string): string[] {
  return text.match(FIGURE) ?? [];
}

/** The figures and dates of a text that none of its citations accounts for; empty where it is grounded. Pure. */
export function ungrounded(text: string, citations: readonly Citation[]): string[] {
  const values = [...new Set(citations.map(({ value }) => value))]
    .filter((value) => value !== '')
    .sort((a, b) => b.length - a.length);
  // The longest first: "Fri 18 Dec" must not be left in pieces by a citation of 18.
  const rest = values.reduce(
    (left, value) => left.replace(new RegExp(`(?<![\\p{L}\\d])${escaped(value)}(?![\\p{L}\\d])`, 'gu'), ' '),
    text,
  );
  return rest.match(FIGURE) ?? [];
}

function escaped(value: string): string {
  return value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
