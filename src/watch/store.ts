import type { Actor } from '../domain/actor.ts';
import type { Queryable } from '../domain/database.ts';

export interface ThresholdRow {
  readonly kind: string;
  readonly key: string;
  /** null: reset to the default. */
  readonly value: number | null;
}

/** The newest setting of each threshold at an instant. */
export async function readThresholdRows(db: Queryable, at: Date): Promise<ThresholdRow[]> {
  const { rows } = await db.query<ThresholdRow>(
    `select distinct on (kind, key) kind, key, value from threshold_setting
      where scope = '*' and set_at <= $1 order by kind, key, id desc`,
    [at],
  );
  return rows;
}

/** Adds a setting to the history; nothing is ever overwritten. */
export async function appendThreshold(
  db: Queryable,
  { kind, key, value, actor, now }: ThresholdRow & { readonly actor: Actor; readonly now: Date },
): Promise<void> {
  await db.query(
    'insert into threshold_setting (kind, key, value, set_by, set_at) values ($1, $2, $3, $4, $5)',
    [kind, key, value === null ? null : JSON.stringify(value), JSON.stringify(actor), now],
  );
}
