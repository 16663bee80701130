import type { ActionState } from '../../domain/action.ts';
import type { Transaction } from '../../domain/database.ts';

/** Moves an action along while it is carried out; `outcome` null and `undoable` absent leave what stands. */
export async function setActionState(
  tx: Transaction,
  move: { actionId: string; state: ActionState; outcome: string | null; undoable?: boolean; now: Date },
): Promise<void> {
  await tx.query(
    `update action
        set state = $2, outcome = coalesce($3, outcome), undoable = coalesce($4, undoable), updated_at = $5
      where id = $1`,
    [move.actionId, move.state, move.outcome, move.undoable ?? null, move.now],
  );
}

/** Moves a done action to `undoing` if that is still possible; false when someone else was first. */
export async function beginUndo(
  tx: Transaction,
  { actionId, now }: { actionId: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update action set state = 'undoing', updated_at = $2 where id = $1 and state = 'done' and undoable`,
    [actionId, now],
  );
  return rowCount === 1;
}
