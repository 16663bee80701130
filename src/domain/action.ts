import { createHash } from 'node:crypto';
import type { Actor } from './actor.ts';
import type { Day } from './day.ts';
import type { Money } from './money.ts';

/** The kinds of action that Daybreak can carry out; each is registered in `act/catalogue` by this name. */
export const ACTION_KINDS = [
  'create_purchase_order',
  'swap_listing',
  'update_listing',
  'notify_supplier',
  'relocate_bin',
  'relabel_sku',
  'hold_shipment',
  'release_shipment',
  'change_carrier',
  'reply_ticket',
  'escalate_ticket',
  'tag_ticket',
  'pause_keyword',
  'resume_keyword',
  'set_campaign_budget',
  'reallocate_budget',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** What an action touches; it belongs to the registration of a kind, never to a call. */
export const EFFECT_CLASSES = ['internal', 'customer-facing', 'money'] as const;
export type EffectClass = (typeof EFFECT_CLASSES)[number];

/** Parameters of an action: JSON, validated by the schema of its kind before they are stored and before they run. */
export type ActionParams = Readonly<Record<string, unknown>>;

/** Expected gain in contribution margin over doing nothing, with its 80 % interval, all in minor units. */
export interface ExpectedEffect {
  readonly expected: Money;
  readonly low: Money;
  readonly high: Money;
}

/** An action as a playbook drafts it. */
export interface ActionDraft {
  readonly kind: ActionKind;
  /** Tells actions of one finding and kind apart (the SKU, the option); stable from run to run. */
  readonly slot: string;
  readonly params: ActionParams;
  /** The act as a button names it: "Reorder 240 units". At most 60 characters. */
  readonly label: string;
  /** One or two sentences that say exactly what will happen. */
  readonly summary: string;
  /** Cash that leaves if it is carried out; null when none does. */
  readonly cost: Money | null;
  readonly expectedEffect: ExpectedEffect | null;
  /** The last day on which carrying it out still helps. */
  readonly deadline: Day | null;
  /** Shared by drafts of one finding of which one is enough: they rule each other out. Absent: it goes with the others. */
  readonly oneOf?: string | null;
}

export const ACTION_STATES = [
  'proposed',
  'approved',
  'executing',
  'done',
  'failed',
  'unknown',
  'refused',
  'undoing',
  'undone',
  'rejected',
  'superseded',
  'expired',
] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** A drafted action with a life of its own. An approval is bound to `revision` and `paramsHash`. */
export interface Action extends ActionDraft {
  readonly id: string;
  readonly findingId: string;
  readonly ordinal: number;
  readonly revision: number;
  readonly paramsHash: string;
  readonly state: ActionState;
  readonly decidedBy: Actor | null;
  readonly decidedAt: Date | null;
  /** What happened, in a sentence: the receipt, the failure, the refusal. */
  readonly outcome: string | null;
  readonly undoable: boolean;
  readonly expiresAt: Date | null;
}

/** What a playbook recommends for a finding: ranked actions, the price of doing nothing, and why. */
export interface RecommendationDraft {
  readonly actions: readonly ActionDraft[];
  /** What happens if nothing is done, in a sentence with the number. */
  readonly ifNothing: string;
  /** Reasons, each one sentence; the formula and the alternatives considered among them. */
  readonly because: readonly string[];
}

/** A recommendation as it stands for a finding. */
export interface Recommendation {
  readonly findingId: string;
  readonly actions: readonly Action[];
  readonly ifNothing: string;
  readonly because: readonly string[];
}

/** SHA-256 over kind and parameters with sorted keys: what an approval is bound to. */
export function paramsHash(kind: ActionKind, params: ActionParams): string {
  return createHash('sha256')
    .update(`${kind}\n${canonicalJson(params)}`)
    .digest('hex');
}

/** JSON with object keys sorted at every depth, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}
