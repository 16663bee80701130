import type { Transaction } from '../../domain/database.ts';
import type { Money } from '../../domain/money.ts';

/** What the next night must know of keywords before their platform exports them anew. */
export async function setKeywordStatus(
  tx: Transaction,
  { keywordIds, status }: { keywordIds: readonly string[]; status: 'enabled' | 'paused' },
): Promise<void> {
  await tx.query('update keyword set status = $2 where keyword_id = any($1)', [keywordIds, status]);
}

/** Likewise of campaigns' daily budgets. */
export async function setDailyBudgets(
  tx: Transaction,
  budgets: readonly { readonly campaignId: string; readonly budget: Money }[],
): Promise<void> {
  await tx.query(
    `update campaign c set daily_budget_minor = b.minor, currency = b.currency
       from unnest($1::text[], $2::bigint[], $3::text[]) as b (id, minor, currency) where c.campaign_id = b.id`,
    [
      budgets.map(({ campaignId }) => campaignId),
      budgets.map(({ budget }) => budget.minor),
      budgets.map(({ budget }) => budget.currency),
    ],
  );
}
