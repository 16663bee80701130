/** A cell's value and where it ends: at a delimiter, a line's end or the text's. */
export interface Cell {
  readonly value: string;
  readonly end: number;
}

/** Reads the cell that begins at `at`; null when a quotation mark opens it that does not close well in this text. */
export function cellAt(text: string, at: number, delimiter: string): Cell | null {
  const open = afterBlanks(text, at, delimiter);
  return text[open] === '"' ? quotedCell(text, open, delimiter) : plainCell(text, at, delimiter);
}

function plainCell(text: string, at: number, delimiter: string): Cell {
  const newline = text.indexOf('\n', at);
  const lineEnd = newline < 0 ? text.length : newline;
  const next = text.indexOf(delimiter, at);
  const end = next < 0 || next > lineEnd ? lineEnd : next;
  return { value: text.slice(at, end).trim(), end };
}

function quotedCell(text: string, open: number, delimiter: string): Cell | null {
  let hasInner = false;
  for (let quote = text.indexOf('"', open + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    if (text[quote + 1] === '"') {
      quote += 1;
      continue;
    }
    const end = afterBlanks(text, quote + 1, delimiter);
    if (end >= text.length || text[end] === delimiter || text[end] === '\n') {
      const inner = text.slice(open + 1, quote);
      if (hasInner && inner.includes('\n')) return null;
      return { value: inner.replaceAll('""', '"').trim(), end };
    }
    // A lone mark inside ("5" pipe") is a character like others, but over a line's end it is a cell that never closed.
    hasInner = true;
    if (text.slice(open, quote).includes('\n')) return null;
  }
  return null;
}

function afterBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && BLANKS.has(text[at] ?? '') && text[at] !== delimiter) at += 1;
  return at;
}

const BLANKS = new Set([' ', '\t', '\r', '\u00a0', '\ufeff']);
