import { z } from 'zod';
import type { FindingDraft } from '../../domain/finding.ts';
import { type Money, type MoneyText, money } from '../../domain/money.ts';
import { coverDaysOf } from '../inventory/cover.ts';
import type { SkuOutlook } from '../inventory/outlook.ts';
import type { AdWindow } from './account.ts';
import type { CampaignRow, HeldRow } from './facts.ts';

/** A daily budget that was cut for low stock and has stood since, with what it was before. */
export interface HeldBudget {
  readonly campaignId: string;
  readonly campaignName: string | null;
  readonly now: Money;
  readonly before: Money;
}

/** A keyword whose SKUs are there again, with what was done while they were not. */
export interface BackInStock {
  readonly draft: FindingDraft<'spend_on_low_stock'>;
  readonly isPaused: boolean;
  /** The moves of one reallocation, or the one budget that was cut. */
  readonly budgets: readonly HeldBudget[];
}

/** Money as actions and evidence store it. */
const moneyText = z.object({ amount: z.string(), currency: z.string() });
const moveSchema = z.object({
  campaignId: z.string(),
  campaignName: z.string().nullable(),
  from: moneyText,
  to: moneyText,
});
const paramsSchema = z.union([
  z.object({ moves: z.array(moveSchema) }).transform(({ moves }) => moves),
  z
    .object({
      campaignId: z.string(),
      campaignName: z.string().nullable(),
      budget: z.object({ from: moneyText, to: moneyText }),
    })
    .transform(({ budget, ...campaign }) => [{ ...campaign, ...budget }]),
]);
const evidenceSchema = z.object({
  costPerDay: moneyText,
  expectedMarginPerClick: z.object({ before: moneyText }),
});

/**
 * Keywords that were paused or lost budget because what they sell ran low, and whose SKUs have `days` of cover again:
 * each of those whose stock is known. One whose clicks lost money with stock as well stays as it is.
 */
export function backInStock(
  held: readonly HeldRow[],
  outlooks: ReadonlyMap<string, SkuOutlook>,
  { campaigns, days, window }: { campaigns: readonly CampaignRow[]; days: number; window: AdWindow },
): BackInStock[] {
  return [...Map.groupBy(held, ({ keyword_id }) => keyword_id).values()].flatMap((rows) => {
    const [first] = rows;
    const lowest = first && shortestCover(first, outlooks);
    const said = evidenceSchema.safeParse(first?.evidence).data;
    if (!first || !lowest || !said || first.brand || lowest.cover < days) return [];
    if (Number(said.expectedMarginPerClick.before.amount) < 0) return [];
    const isPaused = rows.some(
      ({ kind, status }) => kind === 'pause_keyword' && /paused/i.test(status ?? ''),
    );
    const budgets = rows.flatMap((row) => standing(row, campaigns));
    if (!isPaused && budgets.length === 0) return [];
    const draft = draftOf(first, { ...lowest, ...said, isPaused, actions: rows.length }, window);
    return [{ draft, isPaused, budgets }];
  });
}

/** Of the SKUs whose stock is known, the one that lasts shortest. */
function shortestCover({ skus }: HeldRow, outlooks: ReadonlyMap<string, SkuOutlook>) {
  return skus
    .flatMap((sku) => outlooks.get(sku) ?? [])
    .filter(({ onHand }) => onHand !== null)
    .map((outlook) => ({ sku: outlook.sku, cover: coverDaysOf(outlook) }))
    .toSorted((a, b) => a.cover - b.cover)[0];
}

/** The budgets that an action set, where every one of them still is what it was set to. */
function standing({ kind, params }: HeldRow, campaigns: readonly CampaignRow[]): HeldBudget[] {
  const moves = kind === 'pause_keyword' ? [] : (paramsSchema.safeParse(params).data ?? []);
  const minorOf = ({ amount, currency }: MoneyText) => money(Number(amount), currency);
  const budgets = moves.map(({ campaignId, campaignName, from, to }) => ({
    ...{ campaignId, campaignName, now: minorOf(to), before: minorOf(from) },
  }));
  const stands = ({ campaignId, now }: HeldBudget) =>
    campaigns.some(
      ({ campaign_id, budget, currency }) =>
        campaign_id === campaignId && budget === now.minor && currency === now.currency,
    );
  return budgets.every(stands) ? budgets : [];
}

function draftOf(
  { keyword_id, text, campaign_id, campaign_name, brand, done_at }: HeldRow,
  {
    sku,
    cover,
    isPaused,
    actions,
    costPerDay,
    expectedMarginPerClick: { before },
  }: { sku: string; cover: number; isPaused: boolean; actions: number } & z.output<typeof evidenceSchema>,
  { from, to }: AdWindow,
): FindingDraft<'spend_on_low_stock'> {
  const title = text ?? keyword_id;
  const days = Math.min(Math.floor(cover), MOST_DAYS);
  const what = isPaused ? 'is paused' : 'has less budget';
  return {
    kind: 'spend_on_low_stock',
    subject: { type: 'keyword', id: keyword_id },
    severity: 'info',
    headline: `“${title.slice(0, 40)}” ${what} since ${sku} ran low; ${sku} has ${days} days of cover again.`,
    evidence: {
      window: { from, to },
      sources: [
        { table: 'inventory_level', rows: 1 },
        { table: 'action', rows: actions },
      ],
      confidence: 0.8,
      ...{ title, campaignId: campaign_id, campaignName: campaign_name, sku, costPerDay, brand },
      daysOfCover: Number(Math.min(cover, MOST_DAYS).toFixed(1)),
      expectedMarginPerClick: { before, after: before },
      backInStock: true,
      heldSince: done_at.toISOString(),
    },
    stake: null,
    deadline: null,
  };
}

/** Cover beyond it is told as this. */
const MOST_DAYS = 999;
