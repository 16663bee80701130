import type { ActionView, BriefingView, CardView, HomeView, WhyView } from '../../src/brief/views.ts';

const USD = (major: number) => ({ minor: major * 100, currency: 'USD' });
export const MAYA = {
  type: 'user',
  teamId: 'T0DAYBREAK',
  userId: 'U0MAYA00001',
  name: 'Maya Lindqvist',
} as const;
export const SAM = { type: 'user', teamId: 'cli', userId: 'sam', name: 'Sam' } as const;
export const NIGHT = { type: 'system', name: 'night' } as const;
export const MORNING = new Date('2026-11-23T12:42:00Z');
const timeZone = 'America/New_York';

export const ORDER: ActionView = {
  id: 'act_order',
  revision: 2,
  kind: 'create_purchase_order',
  effectClass: 'money',
  state: 'proposed',
  label: 'Reorder 240 units',
  summary:
    'Order 240 units of SKU-2847 Summit Bottle 750 ml, Fog from Ningbo Apex at $15.00 each, $3,600.00 in all.',
  cost: USD(3600),
  expectedEffect: { expected: USD(4210), low: USD(2900), high: USD(5400) },
  money: '$3,600 now, saves about $4,210 ($2,900 to $5,400)',
  deadline: '2026-11-26',
  decidedBy: null,
  decidedAt: null,
  outcome: null,
  editable: true,
  canUndo: false,
};

export const SWAP: ActionView = {
  ...ORDER,
  id: 'act_swap',
  revision: 1,
  kind: 'swap_listing',
  effectClass: 'customer-facing',
  label: 'Show SKU-1190 and SKU-1204 instead',
  summary: 'Feature SKU-1190 and SKU-1204 in place of SKU-2847 Summit Bottle 750 ml, Fog until it is back.',
  cost: null,
  money: 'saves about $1,100 ($700 to $1,500)',
};

export const APPROVED: ActionView = {
  ...ORDER,
  state: 'done',
  decidedBy: MAYA,
  decidedAt: new Date('2026-11-23T12:44:00Z'),
  outcome: 'Purchase order DB-ORDER for 240 units of SKU-2847 is with Ningbo Apex (PO-10452).',
  editable: false,
  canUndo: true,
};

export const CARD: CardView = {
  findingId: 'fnd_stockout',
  kind: 'stockout_risk',
  severity: 'critical',
  state: 'open',
  title: 'Summit Bottle 750 ml, Fog',
  isAnswered: false,
  headline: 'At current velocity SKU-2847 stocks out in 4 days; Ningbo Apex really takes 12 (quotes 7).',
  stake: USD(4210),
  deadline: '2026-11-26',
  daysLeft: 3,
  urgency: '$4,210 at stake · by Thu 26 Nov (3 days)',
  facts: [
    { label: 'On hand', value: '142 units' },
    { label: 'Sells', value: '31 a day' },
    { label: 'Runs out', value: 'Thu 26 Nov – Sat 28 Nov' },
    { label: 'Ningbo Apex takes', value: '11–14 days (quotes 7)' },
  ],
  ifNothing: 'about 8 days without stock, 240 units of sales and $4,210 of margin lost.',
  actions: [ORDER, SWAP],
  snoozedUntil: null,
  snoozedUntilChange: false,
  rejection: null,
  resolvedAt: null,
  timeZone,
};

export const BRIEFING: BriefingView = {
  shopName: 'Harbour & Pine',
  day: '2026-11-23',
  dayName: 'Mon 23 Nov',
  summary: '3 decisions, $12,400 at stake.',
  at: MORNING,
  timeZone,
  ranAt: new Date('2026-11-23T09:00:00Z'),
  warnings: [],
  overnight: ['New: 2 stockout risks, 1 late purchase order', 'Passed: 1 demand shift'],
  decisions: [
    {
      findingId: CARD.findingId,
      severity: 'critical',
      headline: CARD.headline,
      proposal: ORDER.label,
      stake: USD(7900),
      deadline: '2026-11-26',
      daysLeft: 3,
      urgency: '$7,900 at stake · by Thu 26 Nov (3 days)',
      alongside: [
        {
          findingId: 'fnd_ads',
          headline: 'Ads for SKU-2847 spend $140 a day; it runs out in 4 days.',
          proposal: 'Pause “steel bottle”',
        },
      ],
    },
    {
      findingId: 'fnd_late',
      severity: 'warning',
      headline: 'PO-1182 from Lakeshore Mills is 6 days late; SKU-0412 runs out before it comes.',
      proposal: 'Write to Lakeshore Mills',
      stake: USD(3100),
      deadline: '2026-11-24',
      daysLeft: 1,
      urgency: '$3,100 at stake · by Tue 24 Nov (1 day)',
      alongside: [],
    },
    {
      findingId: 'fnd_excess',
      severity: 'info',
      headline: 'SKU-0931 has 310 days of cover; $1,400 is tied up in it.',
      proposal: 'Set price to $24.00',
      stake: USD(1400),
      deadline: null,
      daysLeft: null,
      urgency: '$1,400 at stake',
      alongside: [],
    },
  ],
  atStake: USD(12400),
  done: [
    { label: 'Reorder 96 units', by: MAYA, at: new Date('2026-11-22T20:10:00Z'), outcome: APPROVED.outcome },
  ],
  stale: ['Shopify inventory is 31 hours old. Stock risks may be missed until it comes.'],
  watching: [{ findingId: 'fnd_shift', headline: 'SKU-0077 sells 1.4 times what it did.' }],
  snoozed: 2,
  unknown: ['no pick log: mispicks are not watched'],
};

export const WHY: WhyView = {
  findingId: CARD.findingId,
  headline: CARD.headline,
  stake: CARD.stake,
  ifNothing: CARD.ifNothing,
  evidence: [...CARD.facts, { label: 'Window', value: '2025-11-23 to 2026-11-22, 812 order lines' }],
  because: [
    'Order 240 = 20 cases of 12 ≥ max(MOQ 120, 31 a day × 14 days − 142 on hand − 0 incoming + 56 safety).',
    'Waiting for the weekly order would cost 3 more days without stock.',
  ],
  options: [ORDER, SWAP],
  notes: ['No return rate is known for this product; none was assumed.'],
  history: [
    { at: new Date('2026-11-23T09:00:00Z'), by: NIGHT, summary: 'Seen: 142 on hand, 31 a day' },
    { at: new Date('2026-11-23T12:43:00Z'), by: MAYA, summary: 'Maya changed the quantity from 216 to 240' },
  ],
  timeZone,
};

export const HOME: HomeView = {
  shopName: BRIEFING.shopName,
  at: MORNING,
  timeZone,
  roles: ['approver'],
  ranAt: BRIEFING.ranAt,
  nextBriefingAt: new Date('2026-11-24T12:30:00Z'),
  decisions: [
    CARD,
    { ...CARD, findingId: 'fnd_late', severity: 'warning', actions: [{ ...SWAP, id: 'act_b' }] },
  ],
  moreDecisions: 0,
  snoozed: [
    { ...CARD, findingId: 'fnd_asleep', state: 'snoozed', snoozedUntil: new Date('2026-11-24T12:00:00Z') },
  ],
  watching: BRIEFING.watching,
  done: [APPROVED],
  stale: BRIEFING.stale,
};
