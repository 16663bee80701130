import { addDays, type Day } from '../../../src/domain/day.ts';
import type { AnyFindingDraft, FindingKind } from '../../../src/domain/finding.ts';
import { changedOn } from '../../../src/sample/incidents/supplier-change.ts';
import { COSTLY_CAMPAIGN, LATE_CARRIER, LATE_DAYS, SCARCE, SHORT_DAYS, SHORT_SUPPLIER } from './plants.ts';
import { type SimulatedShop, TODAY } from './shop.ts';

/** Whether a finding of a kind is about something that is so; the kinds without an entry are not judged. */
export const TRUE: Partial<Record<FindingKind, (draft: AnyFindingDraft, shop: Truth) => boolean>> = {
  stockout_risk: ({ subject }, { runsOut }) => runsOut.has(subject.id),
  excess_stock: about(/^SKU-(2745|2883|2939)$/),
  late_purchase_order: () => true,
  demand_shift: about(/^SKU-2896$/),
  cpa_breach: isTooDear,
  unprofitable_spend: about(COSTLY_CAMPAIGN),
  spend_on_low_stock: ({ evidence }) => evidence.sku === SCARCE.sku,
  spend_shift: isBurning,
  return_spike: ({ subject, evidence }) =>
    subject.type === 'supplier' ? subject.id === 'S02' : /^Ridge Hoodie/.test(String(evidence.title)),
  channel_returns: about(/^influencer$/),
  mispick_hotspot: about(/\bP4\b/),
  confused_skus: about(/^SKU-2846\|SKU-2847$|^SKU-2854\|SKU-2855$/),
  ticket_backlog: () => true,
  lead_time_drift: about(/^S01$/),
  supplier_reliability: about(SHORT_SUPPLIER),
  address_mismatch: says(/04101|06614|655 Massachusetts/),
  carrier_error: says(/no-po-box|far-states/),
  late_carrier: about(`${LATE_CARRIER.carrier}|${LATE_CARRIER.service}`),
  ticket_theme: says(/Ridge Hoodie/),
};

/** What is so in a shop because of how it was drawn. */
export type Truth = Pick<SimulatedShop, 'runsOut' | 'isQuiet'>;

function about(id: RegExp | string): (draft: AnyFindingDraft) => boolean {
  return ({ subject }) => (typeof id === 'string' ? subject.id === id : id.test(subject.id));
}

/** Only in the shops where it was planted. */
function says(words: RegExp): (draft: AnyFindingDraft, truth: Truth) => boolean {
  return ({ headline }, { isQuiet }) => !isQuiet && words.test(headline);
}

/** The first day of stories that began some time ago, as the sample's files tell it. */
export const ONSETS: Partial<Record<FindingKind, Day>> = {
  demand_shift: addDays(TODAY, -16),
  return_spike: changedOn(TODAY),
  supplier_reliability: addDays(TODAY, -SHORT_DAYS),
  late_carrier: addDays(TODAY, -LATE_DAYS),
};

/** A keyword of the campaign that became dear, or one that burns. */
function isTooDear(draft: AnyFindingDraft): boolean {
  return draft.evidence.campaignId === COSTLY_CAMPAIGN || isBurning(draft);
}

/** The burning ad group's campaign, or one of its keywords. */
function isBurning({ evidence }: AnyFindingDraft): boolean {
  return /insulated bottle|water bottle|bottle/i.test(JSON.stringify(evidence));
}
