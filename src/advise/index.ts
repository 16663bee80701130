import type { RecommendationDraft } from '../domain/action.ts';
import type { Queryable } from '../domain/database.ts';
import { addDays, type Day, dayOf, startOfDay } from '../domain/day.ts';
import type { Finding, FindingKind } from '../domain/finding.ts';
import type { Shop } from '../domain/shop.ts';
import type { Situations } from '../watch/index.ts';
import type { SkuOutlook } from '../watch/inventory/outlook.ts';
import { readThresholds, type Thresholds } from '../watch/thresholds.ts';
import {
  readBoughtTogether,
  readPurchaseLines,
  readShelfLives,
  readSuppliers,
  readSupplierTerms,
} from './facts.ts';
import type { AdviceContext, PlaybooksOf } from './playbook.ts';
import { ADS_PLAYBOOKS } from './playbooks/ads/index.ts';
import { FULFILMENT_PLAYBOOKS } from './playbooks/fulfilment/index.ts';
import { INVENTORY_PLAYBOOKS } from './playbooks/inventory/index.ts';
import { RETURNS_PLAYBOOKS } from './playbooks/returns/index.ts';
import { SUPPLIERS_PLAYBOOKS } from './playbooks/suppliers/index.ts';
import { SUPPORT_PLAYBOOKS } from './playbooks/support/index.ts';
import { orderPolicy } from './policy.ts';
import { type Substitute, substituteFinder } from './substitutes/find.ts';

export { saveRecommendations } from './store.ts';

/** What to do about each kind of finding; a new kind is one file in playbooks/ and one line in the index of its group. */
const PLAYBOOKS: PlaybooksOf<FindingKind> = {
  ...INVENTORY_PLAYBOOKS,
  ...ADS_PLAYBOOKS,
  ...RETURNS_PLAYBOOKS,
  ...FULFILMENT_PLAYBOOKS,
  ...SUPPORT_PLAYBOOKS,
  ...SUPPLIERS_PLAYBOOKS,
};

/** Days of orders that co-purchase is counted over. */
const TOGETHER_DAYS = 90;

export interface AdviceRequest {
  readonly findings: readonly Finding[];
  readonly outlooks: ReadonlyMap<string, SkuOutlook>;
  readonly situations: Situations;
  readonly now: Date;
  readonly shop: Shop;
  /** Those in force at `now` unless others are given. */
  readonly thresholds?: Thresholds;
}

/** Drafts what to do about each finding, by its id; a finding without an entry has nothing sensible to do. */
export async function advise(
  db: Queryable,
  request: AdviceRequest,
): Promise<Map<string, RecommendationDraft>> {
  const { findings } = request;
  if (findings.length === 0) return new Map();
  const context = await readContext(db, request);
  const drafts = findings.flatMap((finding) => {
    const draft = draftFor(finding, context);
    return draft ? [[finding.id, draft] as const] : [];
  });
  return new Map(drafts);
}

function draftFor<K extends FindingKind>(
  finding: Finding<K>,
  context: AdviceContext,
): RecommendationDraft | null {
  return PLAYBOOKS[finding.kind](finding, context);
}

async function readContext(db: Queryable, request: AdviceRequest): Promise<AdviceContext> {
  const { findings, outlooks, situations, now, shop } = request;
  const today: Day = dayOf(now, shop.timeZone);
  const idsOf = (type: string): string[] =>
    findings.filter(({ subject }) => subject.type === type).map(({ subject }) => subject.id);
  const purchaseLines = await readPurchaseLines(db, idsOf('purchase_order'), now, shop.timeZone);
  const skus = [...new Set([...idsOf('sku'), ...[...purchaseLines.values()].flat().map(({ sku }) => sku)])];
  const atRisk = findings.filter(({ kind }) => kind === 'stockout_risk').map(({ subject }) => subject.id);
  const delivered = idsOf('supplier').flatMap((id) => situations.suppliers.skus.get(id) ?? []);
  const togetherSince = startOfDay(addDays(today, -TOGETHER_DAYS), shop.timeZone);
  return {
    today,
    shop,
    policy: orderPolicy(request.thresholds ?? (await readThresholds(db, now)), shop),
    outlooks,
    situations,
    purchaseLines,
    terms: await readSupplierTerms(db, [...skus, ...delivered], today, shop.currency),
    suppliers: await readSuppliers(db),
    boughtTogether: await readBoughtTogether(db, atRisk, togetherSince, now),
    findSubstitutes: substituteFinder(outlooks.values()),
    shelfLifeDays: await readShelfLives(db, skus),
    atRisk: new Set(atRisk),
  };
}

/** The SKUs that can stand in for one, the best first; at most two. */
export async function substitutesOf(
  db: Queryable,
  wanted: SkuOutlook,
  { outlooks, now, shop }: Pick<AdviceRequest, 'outlooks' | 'now' | 'shop'>,
): Promise<Substitute[]> {
  const since = startOfDay(addDays(dayOf(now, shop.timeZone), -TOGETHER_DAYS), shop.timeZone);
  const together = await readBoughtTogether(db, [wanted.sku], since, now);
  return substituteFinder(outlooks.values())(wanted, together.get(wanted.sku));
}
