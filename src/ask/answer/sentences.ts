import type { FoundPassage } from '../retrieve/store.ts';

/** A sentence with the passage that it stands in. */
export interface Sentence {
  readonly text: string;
  readonly passage: FoundPassage;
  /** Its place in the passage. */
  readonly at: number;
}

/** The sentences and list entries of passages, without Markdown's marks. */
export function sentencesOf(passages: readonly FoundPassage[]): Sentence[] {
  return passages.flatMap((passage) =>
    blocksOf(passage.text)
      .flatMap((block) => block.split(/(?<=[.!?])\s+(?=[\p{Lu}\d“"(])/u))
      .map((text) => plain(text))
      .filter((text) => /\p{L}{2}/u.test(text))
      .map((text, at) => ({ text, passage, at })),
  );
}

/** Paragraphs and list entries, each on one line. */
function blocksOf(markdown: string): string[] {
  return markdown
    .split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)/)
    .map((block) => block.replace(/\s*\n\s*/g, ' ').trim())
    .filter(Boolean);
}

function plain(text: string): string {
  return text
    .replace(/^\s*(?:[-*+]|\d+\.|>|#{1,6})\s+/, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)/g, '')
    .trim();
}
