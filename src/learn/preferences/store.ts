import type { ActionKind, ActionParams } from '../../domain/action.ts';
import type { Queryable } from '../../domain/database.ts';

/** An action that a person decided on. */
export interface DecidedRow {
  readonly kind: ActionKind;
  readonly params: ActionParams;
  readonly rejected: boolean;
}

/** What people decided on since an instant, the oldest first. */
export async function readDecidedActions(db: Queryable, since: Date): Promise<DecidedRow[]> {
  const { rows } = await db.query<DecidedRow>(
    `select kind, params, state = 'rejected' as rejected from action
      where decided_at >= $1 and decided_by->>'type' = 'user' and state not in ('proposed', 'superseded', 'expired')
      order by decided_at, id`,
    [since],
  );
  return rows;
}
