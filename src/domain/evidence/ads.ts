import type { MoneyText } from '../money.ts';
import type { BaseEvidence } from './base.ts';

/** What is advertised and where; names are null where the platform's export has none. */
interface AdEvidence extends BaseEvidence {
  readonly title: string;
  readonly campaignId: string | null;
  readonly campaignName: string | null;
}

export interface CpaBreachEvidence extends AdEvidence {
  readonly cost: MoneyText;
  readonly clicks: number;
  readonly conversions: number;
  /** Cost per matured conversion; null when nothing converted. */
  readonly cpa: MoneyText | null;
  readonly threshold: MoneyText;
  /** Chance that the true matured CPA is above the threshold. */
  readonly probability: number;
  /** The last instant whose clicks have had time to convert. */
  readonly maturedThrough: string;
}

export interface SpendShiftEvidence extends AdEvidence {
  readonly metric: 'cost' | 'clicks' | 'cpc' | 'conversions' | 'cpa';
  readonly expected: number;
  readonly actual: number;
  readonly ratio: number;
  readonly since: string;
  /** The keywords that explain the difference, the largest share first. */
  readonly drivers: readonly {
    readonly keywordId: string;
    readonly text: string;
    readonly share: number;
  }[];
  /** What people typed in these hours, the dearest first, where a report of search terms is loaded. */
  readonly searchTerms?: readonly {
    readonly text: string;
    readonly cost: MoneyText;
    readonly conversions: number;
  }[];
}

export interface UnprofitableSpendEvidence extends AdEvidence {
  readonly cost: MoneyText;
  /** Contribution margin of what the clicks sold, after returns, before the ads; null without unit costs. */
  readonly contributionMargin: MoneyText | null;
  /** Contribution margin over ad cost. */
  readonly poas: number | null;
  readonly breakEvenCpa: MoneyText | null;
  /** True when the margin is net of the returns that the channel's orders are expected to have. */
  readonly returnAdjusted: boolean;
}

export interface SpendOnLowStockEvidence extends AdEvidence {
  readonly sku: string;
  readonly costPerDay: MoneyText;
  readonly daysOfCover: number;
  readonly expectedMarginPerClick: { readonly before: MoneyText; readonly after: MoneyText };
  /** True where the ad was held back for low stock and there is stock again: its figures are those before that. */
  readonly backInStock?: boolean;
}

/** What the ads' findings rest on, by kind. */
export interface AdsEvidence {
  cpa_breach: CpaBreachEvidence;
  spend_shift: SpendShiftEvidence;
  unprofitable_spend: UnprofitableSpendEvidence;
  spend_on_low_stock: SpendOnLowStockEvidence;
}

export type AdsKind = keyof AdsEvidence;
