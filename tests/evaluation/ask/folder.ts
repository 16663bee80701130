import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder of its own. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'daybreak-ask-'));
}
