import { paramsHash } from '../domain/action.ts';
import type { Actor } from '../domain/actor.ts';
import { lockFindings, touchFinding } from '../findings/index.ts';
import { appendTrace } from '../trace/append.ts';
import { authorise } from './authorise.ts';
import type { DecideDeps } from './deps.ts';
import { nameOf } from './name.ts';
import { obstacle } from './obstacle.ts';
import { type ActionRow, insertDecision, markEdited, readAction, writeProposals } from './store.ts';

/** The fields that a person changed, on the revision that the form was filled from. */
export interface Edit {
  readonly actor: Actor;
  readonly actionId: string;
  readonly revision: number;
  readonly values: Readonly<Record<string, string | number | null>>;
  readonly now: Date;
}

/**
 * Makes a new revision of a proposal; approving it takes another click, on what the card then shows. Throws like
 * `approve`, and `invalid_input` whose detail names each wrong field.
 */
export async function edit(
  deps: DecideDeps,
  { actor, actionId, revision, values, now }: Edit,
): Promise<ActionRow> {
  const { db, catalogue } = deps;
  const shown = await readAction(db, actionId);
  const about = { actionId: shown?.id ?? null, findingId: shown?.findingId ?? null };
  await authorise(db, { actor, verb: 'edit', now, ...about });
  return db.transaction(async (tx) => {
    if (shown) await lockFindings(tx, [shown.findingId]);
    const action = await readAction(tx, actionId, { lock: true });
    const problem = obstacle(action, revision, now);
    if (problem || !action) throw problem;
    const { kind, findingId } = action;
    const params = catalogue.applyEdit(kind, action.params, values);
    const hash = paramsHash(kind, params);
    if (hash === action.paramsHash) return action;
    const words = catalogue.describe(kind, params);
    const next = {
      ...action,
      ...words,
      params,
      paramsHash: hash,
      revision: revision + 1,
      edited: true,
      // It was worked out for the parameters that the person has just changed.
      expectedEffect: null,
    };
    await writeProposals(tx, [{ action: next, now }]);
    await markEdited(tx, actionId);
    await insertDecision(tx, { verb: 'edit', findingId, action: next, actor, now });
    await appendTrace(tx, {
      kind: 'edited',
      findingId,
      actionId,
      actor,
      at: now,
      summary: `${nameOf(actor)} changed "${action.label}" to "${next.label}"`,
      data: { revision: next.revision, before: action.params, after: params },
    });
    await touchFinding(tx, findingId);
    return next;
  });
}
