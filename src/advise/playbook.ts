import type { RecommendationDraft } from '../domain/action.ts';
import type { Day } from '../domain/day.ts';
import type { Finding, FindingKind } from '../domain/finding.ts';
import type { Money } from '../domain/money.ts';
import type { Shop } from '../domain/shop.ts';
import type { Situations } from '../watch/index.ts';
import type { SkuOutlook } from '../watch/inventory/outlook.ts';
import type { SubstituteFinder } from './substitutes/find.ts';

/** What one supplier agreed to for one SKU, valid on the day of the run. */
export interface SupplierTerms {
  readonly sku: string;
  readonly supplierId: string;
  readonly supplierName: string | null;
  readonly email: string | null;
  /** Contract price; null when none is on file. */
  readonly unitPrice: Money | null;
  readonly moq: number;
  readonly casePack: number;
  readonly quotedDays: number | null;
  readonly preferred: boolean;
}

/** An open line of a purchase order that a finding is about. */
export interface PurchaseLine {
  readonly poId: string;
  readonly sku: string;
  readonly supplierId: string;
  readonly outstanding: number;
  readonly promisedOn: Day | null;
}

export interface Supplier {
  readonly supplierId: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** What people decide about ordering in general; every figure that rests on it says so. */
export interface OrderPolicy {
  /** Days of sales that an order should cover beyond the lead time. */
  readonly coverDays: number;
  /** Cost of keeping stock, as a share of its purchase price a year. */
  readonly holdingRatePerYear: number;
  /** Cash in excess stock below which no way out is drafted. */
  readonly worthClearing: Money;
  /** Margin at risk below which no reorder is drafted. */
  readonly worthReordering: Money;
  /** Cash that one order may take; null: no cap. */
  readonly budget: Money | null;
}

/** Everything a playbook may look at; reading it is done, so that a playbook is a pure function. */
export interface AdviceContext {
  readonly today: Day;
  readonly shop: Shop;
  readonly policy: OrderPolicy;
  readonly outlooks: ReadonlyMap<string, SkuOutlook>;
  /** What each watcher saw beside the evidence of its findings. */
  readonly situations: Situations;
  /** Terms by SKU, the preferred supplier first. */
  readonly terms: ReadonlyMap<string, readonly SupplierTerms[]>;
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly purchaseLines: ReadonlyMap<string, readonly PurchaseLine[]>;
  /** How often two SKUs stood in one order, by SKU and then partner. */
  readonly boughtTogether: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly findSubstitutes: SubstituteFinder;
  /** Days that a SKU keeps after it arrives, where that is known. */
  readonly shelfLifeDays: ReadonlyMap<string, number>;
  /** SKUs with an open stock-out finding: their reorder is drafted there and nowhere else. */
  readonly atRisk: ReadonlySet<string>;
}

/** What to do about one kind of finding; null when there is nothing sensible to draft. */
export type Playbook<K extends FindingKind> = (
  finding: Finding<K>,
  context: AdviceContext,
) => RecommendationDraft | null;

/** The playbooks of a group of kinds. */
export type PlaybooksOf<Kind extends FindingKind> = { readonly [K in Kind]: Playbook<K> };
