import type { Transaction } from '../../domain/database.ts';
import type { Money } from '../../domain/money.ts';

/** What the next night must know of keywords before their platform exports them anew. */
export async function setKeywordStatus(
  tx: Transaction,
  { keywordIds, status }: { keywordIds: readonly string[]; status: 'enabled' | 'paused' },
): Promise<void> {
  await tx.query('update keyword set status = $2 where keyword_id = any($1)', [keywordIds, status]);
}

/** Likewise of a campaign's daily budget. */
export async function setDailyBudget(
  tx: Transaction,
  { campaignId, budget }: { campaignId: string; budget: Money },
): Promise<void> {
  await tx.query('update campaign set daily_budget_minor = $2, currency = $3 where campaign_id = $1', [
    campaignId,
    budget.minor,
    budget.currency,
  ]);
}
