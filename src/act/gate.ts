import { permit } from '../decide/index.ts';
import type { Transaction } from '../domain/database.ts';
import { DaybreakError } from '../domain/errors.ts';
import type { ActDeps } from './deps.ts';
import { catalogue } from './registry.ts';
import type { ExecutableAction } from './store.ts';

/** What is about to be carried out, under the key that makes its effect single. */
interface Asking {
  readonly action: ExecutableAction;
  readonly key: string;
  readonly now: Date;
}

/** Why the one gate does not let an action out as things stand now, in a sentence; null where it does. */
export async function askGate(
  tx: Transaction,
  { shop }: Pick<ActDeps, 'shop'>,
  asking: Asking,
): Promise<string | null> {
  try {
    return await permit(tx, catalogue, { ...asking, shop });
  } catch (error) {
    // Parameters that no longer parse cannot be right, however often they are tried.
    if (error instanceof DaybreakError && error.code === 'invalid_input') return error.message;
    throw error;
  }
}
