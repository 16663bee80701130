import { readText } from './text.ts';

const HEAD_CHARACTERS = 1 << 18;

/** The first quarter of a million characters of a file, from which its kind is told. */
export async function readHead(path: string): Promise<string> {
  let head = '';
  for await (const text of readText(path)) {
    head += text;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  return head;
}
