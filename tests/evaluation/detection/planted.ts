import { addDays, type Day } from '../../../src/domain/day.ts';
import type { AnyFindingDraft, FindingKind } from '../../../src/domain/finding.ts';
import { changedOn } from '../../../src/sample/incidents/supplier-change.ts';
import { type SimulatedShop, TODAY } from './shop.ts';

/** Whether a finding of a kind is about something that is so; the kinds without an entry are not judged. */
export const TRUE: Partial<Record<FindingKind, (draft: AnyFindingDraft, shop: Truth) => boolean>> = {
  stockout_risk: ({ subject }, { runsOut }) => runsOut.has(subject.id),
  excess_stock: about(/^SKU-(2745|2883|2939)$/),
  late_purchase_order: () => true,
  demand_shift: about(/^SKU-2896$/),
  cpa_breach: isBurning,
  spend_shift: isBurning,
  return_spike: ({ subject, evidence }) =>
    subject.type === 'supplier' ? subject.id === 'S02' : /^Ridge Hoodie/.test(String(evidence.title)),
  channel_returns: about(/^influencer$/),
  mispick_hotspot: about(/\bP4\b/),
  confused_skus: about(/^SKU-2846\|SKU-2847$|^SKU-2854\|SKU-2855$/),
  ticket_backlog: () => true,
  lead_time_drift: about(/^S01$/),
  supplier_reliability: about(/^S01$/),
};

/** What is so in a shop because of how it was drawn. */
export type Truth = Pick<SimulatedShop, 'runsOut'>;

function about(id: RegExp): (draft: AnyFindingDraft) => boolean {
  return ({ subject }) => id.test(subject.id);
}

/** The first day of stories that began some time ago, as the sample's files tell it. */
export const ONSETS: Partial<Record<FindingKind, Day>> = {
  demand_shift: addDays(TODAY, -16),
  return_spike: changedOn(TODAY),
};

/** The burning ad group's campaign, or one of its keywords. */
function isBurning({ evidence }: AnyFindingDraft): boolean {
  return /insulated bottle|water bottle|bottle/i.test(JSON.stringify(evidence));
}
