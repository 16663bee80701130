import type { VoiceRow } from './facts.ts';
import { type Reason, reasonOf, reasonsIn } from './reasons.ts';

/** What people say of a SKU. */
export interface Voices {
  /** Shares of the returned units by reason, the largest first. */
  readonly reasons: readonly { readonly code: Reason; readonly share: number }[];
  readonly top: Reason;
  /** Ids of what was written for the top reason, the newest first. */
  readonly quotes: readonly string[];
  /** A few of their words, for a supplier or a listing. */
  readonly words: readonly string[];
  /** Reviews and tickets that say the same. */
  readonly seconded: number;
}

const MOST_QUOTES = 12;
const MOST_WORDS = 3;
const LONGEST_WORDS = 160;

/** Sorts what was written about one SKU by reason. */
export function listen(rows: readonly VoiceRow[]): Voices {
  const returns = rows.filter(({ source }) => source === 'return_line');
  const counts = new Map<Reason, number>();
  for (const { code, text, units } of returns) {
    const reason = reasonOf(code, text);
    counts.set(reason, (counts.get(reason) ?? 0) + units);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const reasons = [...counts]
    .map(([code, count]) => ({ code, share: Number((count / total).toFixed(3)) }))
    .toSorted((a, b) => b.share - a.share);
  // What says nothing about the product is a reason only where nothing else is one.
  const telling = reasons.find(({ code }) => code !== 'other' && code !== 'changed_mind') ?? reasons[0];
  const top = telling?.code ?? 'other';
  const saying = rows.filter((row) => saysSo(row, top));
  return {
    reasons,
    top,
    quotes: saying.slice(0, MOST_QUOTES).map(({ id }) => id),
    words: [
      ...new Set(saying.flatMap(({ text }) => (text ? [text.trim().slice(0, LONGEST_WORDS)] : []))),
    ].slice(0, MOST_WORDS),
    seconded: saying.filter(({ source }) => source !== 'return_line').length,
  };
}

function saysSo({ source, code, text }: VoiceRow, reason: Reason): boolean {
  if (source === 'return_line') return reasonOf(code, text) === reason;
  if (source === 'review' && code !== null) {
    if (code === 'small') return reason === 'too_small';
    if (code === 'large') return reason === 'too_large';
  }
  return reasonsIn(text).includes(reason);
}
