import type { Queryable } from '../../domain/database.ts';
import { moneyText } from '../../domain/money.ts';
import type { PlatformState } from '../adapter.ts';

/** A keyword with its campaign, as imported last. */
export interface KeywordFacts {
  readonly keywordId: string;
  readonly text: string | null;
  readonly status: string | null;
  readonly brand: boolean;
}

/** Reads those of the keywords that are known. */
export async function readKeywords(db: Queryable, keywordIds: readonly string[]): Promise<KeywordFacts[]> {
  const { rows } = await db.query<KeywordFacts>(
    `select k.keyword_id as "keywordId", k.text, k.status, coalesce(c.brand, false) as brand
       from keyword k left join campaign c using (campaign_id) where k.keyword_id = any($1)`,
    [keywordIds],
  );
  return rows;
}

/** A campaign, as imported last; its budget is a day's, in minor units. */
export interface CampaignFacts {
  readonly campaignId: string;
  readonly name: string | null;
  readonly status: string | null;
  readonly brand: boolean;
  readonly budgetMinor: number | null;
  readonly currency: string | null;
  readonly sharedBudget: string | null;
}

/** Reads those of the campaigns that are known. */
export async function readCampaigns(db: Queryable, campaignIds: readonly string[]): Promise<CampaignFacts[]> {
  const { rows } = await db.query<CampaignFacts>(
    `select campaign_id as "campaignId", name, status, coalesce(brand, false) as brand,
            daily_budget_minor as "budgetMinor", currency, shared_budget as "sharedBudget"
       from campaign where campaign_id = any($1)`,
    [campaignIds],
  );
  return rows;
}

/** Reads a campaign; null where it is not known. */
export async function readCampaign(db: Queryable, campaignId: string): Promise<CampaignFacts | null> {
  return (await readCampaigns(db, [campaignId]))[0] ?? null;
}

/** A keyword as its platform shows it; null where it is not known. */
export async function readKeywordState(db: Queryable, keywordId: string): Promise<PlatformState | null> {
  const { rows } = await db.query<PlatformState>(
    `select k.text, k.status, k.match_type as "matchType", k.campaign_id as "campaignId", c.name as "campaignName",
            k.ad_group as "adGroup"
       from keyword k left join campaign c using (campaign_id) where k.keyword_id = $1`,
    [keywordId],
  );
  return rows[0] ?? null;
}

/** A campaign as its platform shows it; null where it is not known. */
export async function readCampaignState(db: Queryable, campaignId: string): Promise<PlatformState | null> {
  const campaign = await readCampaign(db, campaignId);
  if (!campaign) return null;
  const { name, status, budgetMinor, currency } = campaign;
  const dailyBudget =
    budgetMinor === null || currency === null ? null : moneyText({ minor: budgetMinor, currency });
  return { name, status, dailyBudget };
}
