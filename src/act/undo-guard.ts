import { canonicalJson } from '../domain/action.ts';
import type { Queryable } from '../domain/database.ts';
import type { ActDeps } from './deps.ts';
import { readLaterChange } from './later/store.ts';
import { type ExecutableAction, type Execution, executionKey, readExecution } from './store.ts';

/** The execution that an undo takes back. Rejects when it never happened: a fault of ours. */
export async function originalChange(db: Queryable, action: ExecutableAction): Promise<Execution> {
  const execution = await readExecution(db, executionKey(action.id, action.revision, 'do'));
  if (!execution) throw new Error(`Action ${action.id} was never carried out`);
  return execution;
}

/** Why an undo would overwrite a later change, and whose where it was our own; null when things stand as we left them. */
export async function undoObstacle(deps: ActDeps, action: ExecutableAction): Promise<string | null> {
  const { after } = await originalChange(deps.db, action);
  if (!after) return 'It is not known how things stood after it; undo it there.';
  const current = await deps.adapter.read(after.map(({ target }) => target));
  const moved = current.find(
    (now, index) => canonicalJson(now.state) !== canonicalJson(after[index]?.state ?? null),
  );
  if (!moved) return null;
  const later = await readLaterChange(deps.db, action.id);
  const { id } = moved.target;
  return later
    ? `${id} was changed again since by “${later.label}”; undo that first${later.canUndo ? '' : ', there'}.`
    : `${id} was changed again since; undo it there.`;
}
