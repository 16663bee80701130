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

/** What is known of things besides their ids: a SKU's category, a campaign that is the brand's own. */
export async function readAttributes(
  db: Queryable,
  ids: { skus: readonly string[]; campaigns: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await db.query<{ subject: string; attribute: string }>(
    `select 'sku ' || sku as subject, 'category ' || category as attribute from product
      where sku = any($1) and category is not null
     union all
     select 'campaign ' || campaign_id, 'brand campaign' from campaign where campaign_id = any($2) and brand`,
    [ids.skus, ids.campaigns],
  );
  return new Map(rows.map(({ subject, attribute }) => [subject, attribute]));
}
