import type { Queryable } from '../../domain/database.ts';

/** An action of ours that changed the same thing later, and stands. */
export interface LaterChange {
  readonly id: string;
  readonly revision: number;
  readonly label: string;
  /** False where it cannot be undone from here, or that was tried and refused. */
  readonly canUndo: boolean;
}

/** The latest of our changes to anything that an action changed, made after it and not taken back; null where there is none. */
export async function readLaterChange(db: Queryable, actionId: string): Promise<LaterChange | null> {
  const { rows } = await db.query<LaterChange>(
    `select a.id, a.revision, a.label,
            a.undoable and not exists (select from execution u where u.action_id = a.id and u.purpose = 'undo'
                                         and u.state in ('refused', 'failed')) as "canUndo"
       from execution own join action mine on mine.id = own.action_id
       join execution e on e.purpose = 'do' and e.state = 'done' and e.action_id <> own.action_id
       join action a on a.id = e.action_id and a.state = 'done'
      where own.action_id = $1 and own.purpose = 'do' and own.state = 'done'
        and (e.finished_at, coalesce(a.plan_step, 0)) > (own.finished_at, coalesce(mine.plan_step, 0))
        and exists (select from jsonb_array_elements(e.state_after) theirs, jsonb_array_elements(own.state_after) ours
                     where theirs->'target' = ours->'target')
      order by e.finished_at desc, a.plan_step desc nulls last limit 1`,
    [actionId],
  );
  return rows[0] ?? null;
}
