import { MarkdownTextSplitter } from '@langchain/textsplitters';

/** Splits Markdown into parts of at most so many characters, at its paragraphs, lists and sentences. */
export function splitMarkdown(text: string, longest: number): Promise<string[]> {
  return new MarkdownTextSplitter({ chunkSize: longest, chunkOverlap: 0 }).splitText(text);
}
