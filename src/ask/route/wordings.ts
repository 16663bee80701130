import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const FILE = new URL('./wordings.yaml', import.meta.url);
const schema = z.record(z.string(), z.array(z.string().min(1)));

/** How else people put the questions of each tool, by the tool's name; they come along with the code. */
export async function readWordings(): Promise<Readonly<Record<string, readonly string[]>>> {
  return schema.parse(parse(await readFile(FILE, 'utf8')));
}
