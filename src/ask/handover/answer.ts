import type { Actor } from '../../domain/actor.ts';
import type { Database } from '../../domain/database.ts';
import type { Embedder } from '../../platform/models/index.ts';
import { saveKnowledge } from '../knowledge/save.ts';
import { ownInterview, settled } from './interviewed.ts';
import { settleQuestion } from './store.ts';

/** What somebody answers to one question of their interview. */
export interface HandoverAnswer {
  readonly actor: Actor;
  readonly id: string;
  readonly ordinal: number;
  /** The form's fields, as for any knowledge that is saved. */
  readonly draft: unknown;
  readonly now: Date;
}

/**
 * Saves an answer as knowledge with the name of whoever gave it, and settles its question; both or neither. Throws
 * `not_allowed` for anyone else, `invalid_input` that names wrong fields, `already_decided` for a question that is settled.
 */
export async function answerHandover(
  deps: { db: Database; embedder: Embedder },
  { actor, id, ordinal, draft, now }: HandoverAnswer,
): Promise<{ documentId: string }> {
  await ownInterview(deps.db, { id, actor, now });
  const saved = await saveKnowledge(deps, draft, {
    actor,
    now,
    also: async (tx, documentId) => {
      if (!(await settleQuestion(tx, { id, ordinal, state: 'answered', documentId, by: actor, now })))
        throw settled();
    },
  });
  return { documentId: saved.id };
}
