import type { FactKind } from '../../context/index.ts';

/** What is learned, by the name that people know it by. */
export type EffectKind =
  | 'event_lift'
  | 'channel_return_ratio'
  | 'supplier_lead_time'
  | 'sizing_question_category';

interface EffectDefinition {
  readonly kind: EffectKind;
  /** The kind of the shared fact that carries it. */
  readonly fact: FactKind;
  readonly from: readonly string[];
  /** What people may set in the place of what was measured, with the range that makes sense. */
  readonly settable: Readonly<Record<string, readonly [least: number, most: number]>>;
  /** False for what stands in no table of its own, such as what nobody declared. */
  readonly isTold: (value: Readonly<Record<string, unknown>>) => boolean;
}

const always = () => true;

/** A new thing to learn is one line here and the fact that some watcher publishes. */
export const EFFECT_KINDS: readonly EffectDefinition[] = [
  {
    kind: 'event_lift',
    fact: 'event_lift',
    from: ['business_event', 'order_line'],
    settable: { settleRatio: [0, 20], peakRatio: [1, 100], peakHours: [1, 2400] },
    isTold: always,
  },
  {
    kind: 'event_lift',
    fact: 'launch_lift',
    from: ['business_event', 'order_line'],
    settable: {},
    isTold: ({ eventKind }) => eventKind !== 'detected',
  },
  {
    kind: 'channel_return_ratio',
    fact: 'channel_return_ratio',
    from: ['order_line', 'return_line'],
    settable: { ratio: [0, 20] },
    isTold: always,
  },
  {
    kind: 'supplier_lead_time',
    fact: 'lead_time_days',
    from: ['purchase_order_line', 'receipt'],
    settable: { p50Days: [0, 365], p90Days: [0, 730] },
    isTold: always,
  },
  {
    kind: 'sizing_question_category',
    fact: 'sizing_question_category',
    from: ['ticket', 'order_line'],
    settable: {},
    isTold: always,
  },
];

/** "supplier_lead_time:S01", by which people name what was learned. */
export function effectId(kind: EffectKind, subjectId: string): string {
  return `${kind}:${subjectId}`;
}

/** What a group of effects is called. */
export const EFFECT_NAMES: Readonly<Record<EffectKind, string>> = {
  event_lift: 'What events do to demand',
  channel_return_ratio: 'How often a channel’s orders come back',
  supplier_lead_time: 'How long suppliers really take',
  sizing_question_category: 'Categories that make people ask for their size',
};
