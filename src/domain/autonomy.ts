import type { ActionKind } from './action.ts';
import { currencyDecimals, type Money } from './money.ts';

/**
 * How far a kind of action may go without being asked: not proposed at all; proposed to people; done alone and told at
 * once; done alone and told in the day's digest.
 */
export const AUTONOMY_LEVELS = ['off', 'recommend', 'act_then_tell', 'act'] as const;
export type AutonomyLevel = (typeof AUTONOMY_LEVELS)[number];

/** How much cash leaves with an action, or daily budget it moves. Trust is earned for each band by itself. */
export const VALUE_BANDS = ['none', 'small', 'medium', 'large'] as const;
export type ValueBand = (typeof VALUE_BANDS)[number];

/** The largest value of a band, in whole units of the currency; above the last one it is large. */
const BAND_ENDS: readonly (readonly [ValueBand, number])[] = [
  ['none', 0],
  ['small', 500],
  ['medium', 5_000],
];

/** The band of what an action is worth (`worthOf`); `none` where no cash leaves and no budget moves. */
export function bandOf(worth: Money | null): ValueBand {
  if (!worth) return 'none';
  const { minor, currency } = worth;
  const unit = 10 ** currencyDecimals(currency);
  return BAND_ENDS.find(([, end]) => minor <= end * unit)?.[0] ?? 'large';
}

/** How a sentence names a band. */
export const BAND_WORDS: Readonly<Record<ValueBand, string>> = {
  none: 'without cash',
  small: 'up to 500',
  medium: 'up to 5,000',
  large: 'above 5,000',
};

/** How a sentence names a level. */
export const LEVEL_WORDS: Readonly<Record<AutonomyLevel, string>> = {
  off: 'is not proposed',
  recommend: 'is proposed, people decide',
  act_then_tell: 'is done alone and told at once',
  act: 'is done alone and told in the digest',
};

/** Whether a level acts without being asked. */
export function actsAlone(level: AutonomyLevel): boolean {
  return level === 'act_then_tell' || level === 'act';
}

/** How a sentence names a kind of action: "to pause a keyword". */
export const ACTION_WORDS: Readonly<Record<ActionKind, string>> = {
  create_purchase_order: 'order from a supplier',
  swap_listing: 'show substitutes on a listing',
  update_listing: 'change a listing',
  notify_supplier: 'write to a supplier',
  relocate_bin: 'move a bin',
  relabel_sku: 'relabel a shelf',
  hold_shipment: 'hold a shipment',
  release_shipment: 'release a shipment',
  change_carrier: 'change the carrier',
  reply_ticket: 'answer tickets',
  escalate_ticket: 'escalate tickets',
  tag_ticket: 'tag tickets',
  pause_keyword: 'pause a keyword',
  resume_keyword: 'resume a keyword',
  set_campaign_budget: 'set an ad budget',
  reallocate_budget: 'move ad budgets',
};
