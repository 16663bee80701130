import type { Queryable } from '../../domain/database.ts';

/** What is known of things besides their ids: a SKU's category, a campaign that is the brand's own; by "sku SKU-1". */
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
