import type { ActionCatalogue } from '../domain/catalogue.ts';
import type { Queryable } from '../domain/database.ts';
import { readActionFactsById } from './card/facts.ts';
import type { EditView } from './views.ts';

/** The form that changes a proposal, filled from its present parameters; null when there is no such action. */
export async function composeEdit(
  db: Queryable,
  { actionId, catalogue }: { actionId: string; catalogue: ActionCatalogue },
): Promise<EditView | null> {
  const [action] = await readActionFactsById(db, [actionId]);
  if (!action) return null;
  const { kind, params, revision, label } = action;
  return {
    actionId,
    revision,
    label,
    preview: catalogue.preview(kind, params),
    fields: catalogue.editFields(kind, params),
  };
}
