import { splitMarkdown } from '../../platform/models/index.ts';
import type { KnowledgeDocument } from './document.ts';
import { obeyedIn } from './obeyed.ts';

/** A part of a document that answers on its own. */
export interface Passage {
  /** The headings above it, the title first: "Returns › Sale items". */
  readonly heading: string;
  readonly text: string;
  /** What its document is filed under. */
  readonly topics: string;
  readonly identifiers: readonly string[];
}

/** Characters: a paragraph or two, so that a passage is about one thing. */
const LONGEST = 480;
/** Characters: what is longer names no row, and no index takes it. */
const LONGEST_NAME = 64;

/** Splits a document at its headings, and sections too long for one passage at their paragraphs. */
export async function passagesOf({
  title,
  topics,
  body,
  policies,
}: Pick<KnowledgeDocument, 'title' | 'topics' | 'body' | 'policies'>): Promise<Passage[]> {
  const filed = topics.join(', ');
  const passages: Passage[] = [];
  for (const { heading, text } of [...sectionsOf(title, body), ...obeyedIn(title, policies)]) {
    for (const part of await splitMarkdown(text, LONGEST)) {
      passages.push({ heading, text: part, topics: filed, identifiers: identifiersIn(`${heading} ${part}`) });
    }
  }
  return passages;
}

/** What looks like the name of a row: SKU-2847, PO-118, 10482. In capitals. */
export function identifiersIn(text: string): string[] {
  const found = text.toUpperCase().matchAll(/\b(?:[A-Z]{1,10}[-_])?[A-Z]*\d[A-Z0-9]*(?:-[A-Z0-9]+)*\b/g);
  return [
    ...new Set(
      [...found].map(([word]) => word).filter((word) => word.length >= 3 && word.length <= LONGEST_NAME),
    ),
  ];
}

function sectionsOf(title: string, body: string): { heading: string; text: string }[] {
  const sections: { heading: string; text: string }[] = [];
  const above: string[] = [];
  let lines: string[] = [];
  let isCode = false;
  const close = () => {
    const text = lines.join('\n').trim();
    const own = above.filter((one) => one && one.toLowerCase() !== title.toLowerCase());
    if (text) sections.push({ heading: [title, ...own].join(' › '), text });
    lines = [];
  };
  for (const line of body.split(/\r?\n/)) {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    const match = isCode ? null : /^(#{1,6})\s+(.+?)\s*#*$/.exec(line);
    if (!match) {
      lines.push(line);
      continue;
    }
    close();
    const depth = match[1]?.length ?? 1;
    above.length = Math.min(above.length, depth - 1);
    while (above.length < depth - 1) above.push('');
    above.push(match[2] ?? '');
  }
  close();
  return sections;
}
